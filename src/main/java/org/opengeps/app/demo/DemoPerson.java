package org.opengeps.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.opengeps.app.authorities.Credential;
import org.opengeps.app.authorities.Installation;
import org.opengeps.app.authorities.KeyKind;
import org.opengeps.app.authorities.Names;
import org.opengeps.client.http.Engine;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Registration;

/**
 * Somebody of the practice with a key file.
 *
 * @param file name of the key file, without ending
 * @param issuer whose certificate it is
 * @param registration what the person registers
 */
record DemoPerson(String file, String issuer, KeyKind kind, Registration registration) {
  /** The key file, made when it is missing. */
  Path keyFile(Installation installation) {
    try {
      return installation.makePerson(
          file,
          issuer,
          kind,
          Names.ofPerson(
              registration.name().ko(), registration.person().name(), registration.identifier()));
    } catch (IOException e) {
      throw new DemoFailure("no certificate for " + file + ": " + e.getMessage());
    }
  }

  /** Signs with the person's key. */
  DocumentSigner signer(Installation installation) {
    try {
      Credential credential = Credential.read(keyFile(installation), Credential.PRACTICE_PASSWORD);
      return new DocumentSigner(credential.key(), credential.chain());
    } catch (IOException e) {
      throw new DemoFailure("the key file of " + file + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * Registers organisation and person.
   *
   * @return the organisation's id
   */
  String register(Engine engine, DocumentSigner signer, Clock clock) {
    return registered(engine, signer, clock).object("organisation").string("id");
  }

  /** The same with the whole answer: organisation and person. */
  JsonObject registered(Engine engine, DocumentSigner signer, Clock clock) {
    Verdict<JsonObject> answer =
        engine.post("/api/v1/registrations", signer.sign(registration.toJson(), clock.instant()));
    return DemoFailure.orThrow(answer, file + " registers");
  }

  /** Roles in one text, for lists. */
  String roles() {
    return String.join(", ", List.copyOf(registration.person().roles()));
  }
}
