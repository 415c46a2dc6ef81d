package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.RuleSet;
import org.opengeps.law.outage.Gap;
import org.opengeps.law.outage.OutageRule;
import org.opengeps.notice.model.OutageDeclarations;
import org.opengeps.notice.model.OutageDeclarations.Declared;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Incident;
import org.opengeps.protocol.message.OutageApproval;
import org.opengeps.protocol.message.OutageDeclaration;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * An outage of a network outside, which no log shows: the operator declares it with its evidence,
 * an overseer approves it, and then every tender that it touches is postponed, or none.
 */
@ApplicationScoped
public class DeclareOutage {
  /** So long an outage may be said to last, backwards and ahead. */
  private static final Duration LONGEST = Duration.ofDays(30);

  private static final SignedDoor.Form<OutageDeclaration> DECLARATION =
      new SignedDoor.Form<>(OutageDeclaration.TYPE, OutageDeclaration::from);
  private static final SignedDoor.Form<OutageApproval> APPROVAL =
      new SignedDoor.Form<>(OutageApproval.TYPE, OutageApproval::from);

  @Inject private SignedDoor door;
  @Inject private OutageDeclarations declarations;
  @Inject private PostponeTenders postpone;
  @Inject private RuleSets ruleSets;
  @Inject private Documents documents;

  /**
   * @param cms {@code opengeps/outage-declaration/1} signed by the operator that a rule set names
   * @return hash to approve; refused as {@link SignedDoor} does, with {@code signer-foreign},
   *     {@code outage-times} or {@code declaration-reused}
   */
  public Verdict<Sha256> declare(byte[] cms) {
    return door.enter(
        cms,
        DECLARATION,
        signed ->
            Verdict.accept(signed)
                .unless(act -> signer(act, Signer.OPERATOR))
                .unless(act -> times(act.content(), act.at()))
                .then(this::declare));
  }

  private Verdict<Sha256> declare(Signed<OutageDeclaration> signed) {
    OutageDeclaration declaration = signed.content();
    Sha256 document = documents.put(signed.der());
    Optional<Declared> earlier = declarations.find(declaration.id());
    if (earlier.isEmpty()) {
      declarations.add(declaration, document, signed.at());
    } else if (!earlier.get().document().equals(document)) {
      return Verdict.refuse(Refusal.of("declaration-reused"));
    }
    return Verdict.accept(document);
  }

  /**
   * @param id of the declaration
   * @param cms {@code opengeps/outage-approval/1} signed by the overseer that a rule set names
   * @return how many tenders were moved or now wait for their agency; refused as {@link SignedDoor}
   *     does, with {@code signer-foreign}, {@code declaration-unknown}, {@code declaration-differs}
   *     or {@code already-approved}
   */
  public Verdict<Integer> approve(UUID id, byte[] cms) {
    return door.enter(
        cms,
        APPROVAL,
        signed -> {
          Optional<Declared> found = declarations.lock(id);
          return Verdict.accept(signed)
              .unless(act -> signer(act, Signer.OVERSIGHT))
              .unless(act -> problem(id, found, act.content()))
              .map(act -> approve(id, found.orElseThrow(), act));
        });
  }

  private int approve(UUID id, Declared declared, Signed<OutageApproval> signed) {
    byte[] declaration = documents.get(declared.document());
    declarations.approve(id, documents.put(signed.der()), signed.at());
    return move(declaration, signed.der(), signed.at());
  }

  private static Optional<Refusal> problem(
      UUID id, Optional<Declared> found, OutageApproval approval) {
    if (found.isEmpty()) {
      return Optional.of(Refusal.of("declaration-unknown").with("id", id));
    }
    if (!found.get().document().equals(approval.declaration())) {
      return Optional.of(Refusal.of("declaration-differs"));
    }
    return found.get().approved() ? Optional.of(Refusal.of("already-approved")) : Optional.empty();
  }

  private int move(byte[] declared, byte[] approved, Instant at) {
    OutageDeclaration declaration = OutageDeclaration.from(SignedDocument.read(declared).json());
    return postpone.postpone(
        new Gap(declaration.from(), declaration.until()),
        new Words(declaration, declared, approved, at));
  }

  /** The words of the two bodies. */
  @SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
  private record Words(
      OutageDeclaration declaration, byte[] declared, byte[] approved, Instant notBefore)
      implements PostponeTenders.Evidence {
    @Override
    public Incident incident(UUID id, List<TenderRef> orders) {
      return Incident.ofDeclaration(declaration, declared, approved, orders);
    }

    @Override
    public UUID id() {
      return declaration.id();
    }

    @Override
    public boolean covers(OutageRule rule) {
      return isSignedFor(declared, rule.declarers().operator())
          && isSignedFor(approved, rule.declarers().oversight());
    }
  }

  private static boolean isSignedFor(byte[] cms, String code) {
    return CertifiedSigner.foreign(code, SignedDocument.read(cms).signer(), "").isEmpty();
  }

  private enum Signer {
    OPERATOR,
    OVERSIGHT
  }

  /** Somebody certified for a body that a rule set names; which tenders that covers comes later. */
  private Optional<Refusal> signer(Signed<?> signed, Signer who) {
    Set<String> codes =
        ruleSets.list().stream()
            .map(RuleSet::outage)
            .map(OutageRule::declarers)
            .map(named -> who == Signer.OPERATOR ? named.operator() : named.oversight())
            .collect(Collectors.toSet());
    return codes.stream().anyMatch(code -> isSignedFor(signed.der(), code))
        ? Optional.empty()
        : Optional.of(Refusal.of(CertifiedSigner.FOREIGN + ".outage").with("codes", codes));
  }

  private static Optional<Refusal> times(OutageDeclaration declaration, Instant at) {
    boolean near =
        !declaration.from().isAfter(at)
            && declaration.from().isAfter(at.minus(LONGEST))
            && declaration.until().isBefore(at.plus(LONGEST));
    return near ? Optional.empty() : Optional.of(Refusal.of("outage-times"));
  }
}
