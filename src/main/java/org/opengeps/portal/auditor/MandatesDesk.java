package org.opengeps.portal.auditor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.opengeps.audit.BodyMandate;
import org.opengeps.audit.BodyMandates;
import org.opengeps.audit.usecase.FindMandates;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Documents;
import org.opengeps.platform.OfficialZone;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.AuditMandateApproval;
import org.opengeps.protocol.message.AuditMandateEnd;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.usecase.FindOrganisation;

/** The page on which an oversight body proposes, approves and ends mandates of its auditors. */
@ApplicationScoped
class MandatesDesk {
  private static final int OK = 200;

  @Inject private FindMandates mandates;
  @Inject private FindOrganisation organisations;
  @Inject private CurrentActor visitor;
  @Inject private Documents documents;
  @Inject private OfficialZone zone;
  @Inject private Clock clock;

  AuditPage show(Actor actor, UnaryOperator<String> parameter) {
    boolean administrator = actor.has(Role.AGENCY_ADMINISTRATOR);
    BodyMandates page = mandates.page(actor, Pages.asked(parameter.apply("page")));
    Map<String, Object> model = new HashMap<>();
    model.put("zone", zone.zone());
    model.put("body", organisations.get(actor.organisation()));
    model.put("page", page);
    model.put("administrator", administrator);
    model.put("done", Optional.ofNullable(parameter.apply("done")).orElse(""));
    model.put("certificate", visitor.findCertificate().map(Sha256::hex).orElse(""));
    Optional<BodyMandate> chosen =
        asked(parameter.apply("mandate")).flatMap(id -> mandates.find(actor, id));
    String task = task(chosen, parameter, administrator);
    model.put("task", task);
    if (task.equals("propose")) {
      model.put("auditors", mandates.auditors(actor));
      model.put(
          "now",
          clock.instant().atZone(zone.zone()).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES));
    } else if (!task.isEmpty()) {
      putChosen(model, task, chosen.orElseThrow());
    }
    model.put("names", names(page.mandates(), chosen));
    return new AuditPage(OK, "audit-mandates", model, Optional.empty(), zone.zone());
  }

  private static Optional<Sha256> asked(String hash) {
    return Optional.ofNullable(hash)
        .filter(one -> one.matches("[0-9a-f]{64}"))
        .map(Sha256::fromHex);
  }

  /** {@code approve}, {@code end}, {@code propose}, or nothing. */
  private static String task(
      Optional<BodyMandate> chosen, UnaryOperator<String> parameter, boolean administrator) {
    String wish = Optional.ofNullable(parameter.apply("do")).orElse("");
    boolean possible =
        switch (wish) {
          case "approve" -> chosen.filter(BodyMandate::approvable).isPresent();
          case "end" -> chosen.filter(BodyMandate::endable).isPresent();
          case "propose" -> administrator;
          default -> false;
        };
    return possible ? wish : "";
  }

  /** What is to be signed, byte for byte, and what it is about, as the proposer signed it. */
  private void putChosen(Map<String, Object> model, String task, BodyMandate chosen) {
    Sha256 id = chosen.mandate().id();
    JsonObject message =
        task.equals("approve")
            ? new AuditMandateApproval(id).toJson()
            : new AuditMandateEnd(id).toJson();
    model.put("chosen", chosen);
    model.put("message", new String(message.canonical(), StandardCharsets.UTF_8));
    model.put("signed", Base64.getEncoder().encodeToString(documents.get(id)));
  }

  private Map<String, ?> names(List<BodyMandate> shown, Optional<BodyMandate> chosen) {
    return organisations.names(
        OrganisationKind.AGENCY,
        Stream.concat(shown.stream(), chosen.stream())
            .flatMap(one -> one.mandate().content().agencies().stream())
            .distinct()
            .toList());
  }
}
