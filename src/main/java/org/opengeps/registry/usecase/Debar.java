package org.opengeps.registry.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.identity.Role;
import org.opengeps.identity.SignedMessage;
import org.opengeps.identity.usecase.ReadSignedMessage;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.RuleSet;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.Sanction;
import org.opengeps.protocol.message.SanctionApproval;
import org.opengeps.registry.Debarment;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.rules.DebarmentIsByNamedAuthority;
import org.opengeps.registry.rules.DebarmentLastsAsLongAsTheLawSays;

/**
 * Debars suppliers: a contracting officer of an authority that may debar decides and signs, a
 * second officer of the same authority puts it into force.
 */
@ApplicationScoped
public class Debar {
  private static final int LONGEST_REASON = 1000;

  @Inject private ReadSignedMessage readSignedMessage;
  @Inject private FindOrganisation findOrganisation;
  @Inject private NamedAgencies named;
  @Inject private SaveSanction save;
  @Inject private RuleSets ruleSets;
  @Inject private Clock clock;

  @Inject
  @ConfigProperty(name = "opengeps.rules", defaultValue = "kr-local-works")
  private String rules;

  /**
   * @param cms SignedData of {@code opengeps/sanction/1}
   * @return the proposed debarment; refused as by {@link ReadSignedMessage#read}, or with {@code
   *     role-missing}, {@code debarring-not-open}, {@code sanction-format}, {@code text-unfit},
   *     {@code sanction-length}, {@code supplier-unregistered}
   */
  public Verdict<Debarment> propose(byte[] cms) {
    Verdict<SignedMessage> read = read(cms, Sanction.TYPE, now(), Role.CONTRACTING_OFFICER);
    if (read instanceof Verdict.Refused<SignedMessage> refused) {
      return Verdict.refuse(refused.refusal());
    }
    Sanction sanction;
    try {
      sanction = Sanction.from(read.orThrow().json());
    } catch (JsonFormatException e) {
      return Verdict.refuse(
          "sanction-format",
          "제재 처분의 내용이 올바르지 않습니다.",
          "The decision cannot be read: " + e.getMessage() + ".");
    }
    Optional<Refusal> unlawful = length(sanction).or(() -> unfit(sanction));
    if (unlawful.isPresent()) {
      return Verdict.refuse(unlawful.get());
    }
    Optional<Organisation> supplier =
        findOrganisation.findByIdentifier(OrganisationKind.SUPPLIER, sanction.identifier());
    if (supplier.isEmpty()) {
      return Verdict.refuse(
          "supplier-unregistered",
          "등록된 업체만 입찰할 수 있습니다. 사업자등록번호를 먼저 등록해 주세요.",
          "No supplier is registered as " + sanction.identifier() + ".");
    }
    return Verdict.accept(save.propose(supplier.get(), sanction, read.orThrow()));
  }

  /**
   * Sending the same approval again is harmless.
   *
   * @param cms SignedData of {@code opengeps/sanction-approval/1}
   * @return the debarment in force; refused as by {@link ReadSignedMessage#read}, or with {@code
   *     role-missing}, {@code debarring-not-open}, {@code sanction-format}, {@code
   *     sanction-unknown}, {@code foreign-sanction}, {@code four-eyes}, {@code sanction-over}
   */
  public Verdict<Debarment> approve(byte[] cms) {
    Instant at = now();
    Verdict<SignedMessage> read =
        read(cms, SanctionApproval.TYPE, at, Role.APPROVING_OFFICER, Role.CONTRACTING_OFFICER);
    if (read instanceof Verdict.Refused<SignedMessage> refused) {
      return Verdict.refuse(refused.refusal());
    }
    Sha256 decision;
    try {
      decision = SanctionApproval.from(read.orThrow().json()).sanction();
    } catch (JsonFormatException e) {
      return Verdict.refuse(
          "sanction-format",
          "제재 처분의 내용이 올바르지 않습니다.",
          "The approval cannot be read: " + e.getMessage() + ".");
    }
    return save.approve(decision, read.orThrow(), at);
  }

  /** A message of an officer who has one of the roles in an authority that may debar. */
  private Verdict<SignedMessage> read(byte[] cms, String type, Instant at, Role... oneOf) {
    Verdict<SignedMessage> read = readSignedMessage.read(cms, type, at);
    if (read instanceof Verdict.Refused<SignedMessage>) {
      return read;
    }
    var actor = read.orThrow().actor();
    Optional<Refusal> refusal = actor.lacking(oneOf);
    if (refusal.isEmpty()) {
      String agency = findOrganisation.get(actor.organisation()).identifier();
      refusal =
          DebarmentIsByNamedAuthority.judge(
              new DebarmentIsByNamedAuthority.Facts(agency, named.mayDebar(agency)));
    }
    return refusal.isPresent() ? Verdict.refuse(refusal.get()) : read;
  }

  private static Optional<Refusal> unfit(Sanction sanction) {
    return FreeText.judge(
        FreeText.paragraphs("reason.ko", sanction.reason().ko(), LONGEST_REASON),
        FreeText.paragraphs("reason.en", sanction.reason().en(), LONGEST_REASON).orEmpty());
  }

  private Optional<Refusal> length(Sanction sanction) {
    RuleSet house = ruleSets.get(rules);
    return DebarmentLastsAsLongAsTheLawSays.judge(
        new DebarmentLastsAsLongAsTheLawSays.Facts(
            sanction.from(),
            sanction.until(),
            house.shortestDebarment(),
            house.longestDebarment(),
            house.zone()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
