package org.opengeps.app.demo;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.opengeps.app.authorities.Installation;
import org.opengeps.client.http.Engine;
import org.opengeps.client.keyfile.OpenedKey;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.RoleGrant;

/** The administrator of an agency of the practice, who lets its people in. */
final class Administrator {
  private final Engine engine;
  private final Installation installation;
  private final DemoPerson person;
  private final Clock clock;

  Administrator(Engine engine, Installation installation, DemoPerson person, Clock clock) {
    this.engine = engine;
    this.installation = installation;
    this.person = person;
    this.clock = clock;
  }

  /** Registers, has the people register, and gives each the roles that it asked for. */
  void admit(List<DemoPerson> people) {
    OpenedKey key = person.key(installation, clock);
    person.register(engine, key, clock);
    DocumentSigner signer = key.signer();
    for (DemoPerson one : people) {
      JsonObject registered =
          one.registered(engine, one.key(installation, clock), clock).object("person");
      RoleGrant grant =
          new RoleGrant(
              one.registration().identifier(),
              UUID.fromString(registered.string("id")),
              one.registration().person().name(),
              one.registration().person().roles());
      DemoFailure.orThrow(
          engine.post("/api/v1/agency/roles", signer.sign(grant.toJson(), clock.instant())),
          "giving roles to " + one.file());
    }
  }
}
