package org.opengeps.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.opengeps.app.EngineSetup;
import org.opengeps.app.authorities.Installation;
import org.opengeps.client.http.Engine;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.AuditMandate;
import org.opengeps.protocol.message.AuditMandateApproval;
import org.opengeps.protocol.message.LocalText;

/** The practice's audit body: registers its people and gives the auditor a mandate for a year. */
final class AuditBody {
  private static final Duration LASTS = Duration.ofDays(365);

  private final Engine engine;
  private final Installation installation;
  private final Clock clock;

  AuditBody(Engine engine, Installation installation, Clock clock) {
    this.engine = engine;
    this.installation = installation;
    this.clock = clock;
  }

  /** To be called when the agency is registered: a mandate names it. */
  void begin() {
    new Administrator(engine, installation, Cast.AUDIT_ADMINISTRATOR, clock)
        .admit(List.of(Cast.AUDITOR, Cast.AUDIT_SECOND));
    UUID auditor =
        Cast.AUDITOR
            .registered(engine, Cast.AUDITOR.key(installation, clock), clock)
            .object("person")
            .uuid("id");
    Instant from = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    AuditMandate mandate =
        new AuditMandate(
            auditor,
            Cast.AUDITOR.registration().person().name(),
            List.of(EngineSetup.PRACTICE_AGENCY),
            from,
            from.plus(LASTS),
            new LocalText("연습 감사", "Audit of the practice"));
    Sha256 proposed = post("", Cast.AUDIT_ADMINISTRATOR, mandate.toJson()).hash("mandate");
    post("/approvals", Cast.AUDIT_SECOND, new AuditMandateApproval(proposed).toJson());
  }

  private JsonObject post(String door, DemoPerson by, JsonObject message) {
    return DemoFailure.orThrow(
        engine.post(
            "/api/v1/mandates" + door,
            by.signer(installation, clock).sign(message.canonical(), clock.instant())),
        "a mandate of the audit body");
  }
}
