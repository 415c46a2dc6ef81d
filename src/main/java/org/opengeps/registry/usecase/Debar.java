package org.opengeps.registry.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.opengeps.identity.Role;
import org.opengeps.identity.SignedMessage;
import org.opengeps.identity.usecase.ReadSignedMessage;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.Sanction;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;

/** Records the debarment of a supplier, decided and signed by a contracting officer. */
@ApplicationScoped
public class Debar {
  @Inject private ReadSignedMessage readSignedMessage;
  @Inject private FindOrganisation findOrganisation;
  @Inject private SaveSanction save;
  @Inject private Clock clock;

  /**
   * @param cms SignedData of {@code opengeps/sanction/1}
   * @return the debarred supplier; refused as by {@link ReadSignedMessage#read}, or with {@code
   *     role-missing}, {@code sanction-format}, {@code supplier-unregistered}
   */
  public Verdict<Organisation> debar(byte[] cms) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Verdict<SignedMessage> read = readSignedMessage.read(cms, Sanction.TYPE, at);
    if (read instanceof Verdict.Refused<SignedMessage> refused) {
      return Verdict.refuse(refused.refusal());
    }
    SignedMessage message = read.orThrow();
    Optional<Refusal> lacking = message.actor().lacking(Role.CONTRACTING_OFFICER);
    if (lacking.isPresent()) {
      return Verdict.refuse(lacking.get());
    }
    Sanction sanction;
    try {
      sanction = Sanction.from(message.json());
    } catch (JsonFormatException e) {
      return Verdict.refuse(
          "sanction-format",
          "제재 처분의 내용이 올바르지 않습니다.",
          "The decision cannot be read: " + e.getMessage() + ".");
    }
    if (!sanction.from().isBefore(sanction.until())) {
      return Verdict.refuse(
          "sanction-format", "제재 처분의 내용이 올바르지 않습니다.", "A debarment ends after it begins.");
    }
    Optional<Organisation> supplier =
        findOrganisation.findByIdentifier(OrganisationKind.SUPPLIER, sanction.identifier());
    if (supplier.isEmpty()) {
      return Verdict.refuse(
          "supplier-unregistered",
          "등록된 업체만 입찰할 수 있습니다. 사업자등록번호를 먼저 등록해 주십시오.",
          "No supplier is registered as " + sanction.identifier() + ".");
    }
    save.save(supplier.get().id(), sanction, message.document().der(), at);
    return Verdict.accept(supplier.get());
  }
}
