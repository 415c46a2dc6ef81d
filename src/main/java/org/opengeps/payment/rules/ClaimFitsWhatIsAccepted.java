package org.opengeps.payment.rules;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.payment.PaymentsView.Part;
import org.opengeps.protocol.message.Claim;

/**
 * What was inspected and accepted is claimed, once and with the damages that the inspections state
 * (지방계약법 시행령 제67조).
 */
public final class ClaimFitsWhatIsAccepted {
  /**
   * @param contract hash of the contract that exists
   * @param supplier names of the firm, one of which the account must have
   * @param today day on which the claim is signed
   */
  public record Facts(
      Sha256 contract, List<String> supplier, ClaimAccount account, LocalDate today) {
    public Facts {
      supplier = List.copyOf(supplier);
    }
  }

  /** Claims under one contract: every reader of them reads them all. */
  public static final int MOST = 300;

  private ClaimFitsWhatIsAccepted() {}

  public static Optional<Refusal> judge(Facts facts, Claim claim) {
    if (!claim.contract().equals(facts.contract())) {
      return Optional.of(Refusal.of("contract-differs.latest"));
    }
    if (facts.account().next() > MOST) {
      return Optional.of(Refusal.of("claim-state.often").with("most", MOST));
    }
    if (claim.number() != facts.account().next()) {
      return Optional.of(Refusal.of("claim-differs.number").with("number", facts.account().next()));
    }
    if (!claim.claimedOn().equals(facts.today())) {
      return Optional.of(Refusal.of("claim-differs.day").with("today", facts.today()));
    }
    String holder = claim.account().holder();
    if (facts.supplier().stream().noneMatch(name -> AccountHolder.isSame(name, holder))) {
      return Optional.of(Refusal.of("claim-account.holder").with("holder", holder));
    }
    return parts(facts, claim);
  }

  private static Optional<Refusal> parts(Facts facts, Claim claim) {
    List<Part> claimed =
        facts.account().claimable().stream()
            .filter(part -> claim.inspections().contains(part.inspection()))
            .toList();
    boolean once = new HashSet<>(claim.inspections()).size() == claim.inspections().size();
    if (claimed.isEmpty() || !once || claimed.size() != claim.inspections().size()) {
      return Optional.of(Refusal.of("claim-differs.parts"));
    }
    if (!claimed.stream().map(Part::inspection).toList().equals(claim.inspections())) {
      return Optional.of(Refusal.of("claim-differs.order"));
    }
    Money none = facts.account().sum().minus(facts.account().sum());
    Money accepted = ClaimAccount.sum(claimed, none, Part::accepted);
    Money damages = ClaimAccount.sum(claimed, none, Part::damages);
    return claim.accepted().equals(accepted) && claim.damages().equals(damages)
        ? Optional.empty()
        : Optional.of(
            Refusal.of("claim-amount").with("accepted", accepted).with("damages", damages));
  }
}
