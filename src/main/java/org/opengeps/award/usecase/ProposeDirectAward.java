package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.award.DirectAwardView;
import org.opengeps.award.model.DirectAwards;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.DirectAward;

/** A contracting officer wants to buy on one quote and without a tender (1인 견적 수의계약). */
@ApplicationScoped
public class ProposeDirectAward {
  private static final SignedDoor.Form<DirectAward> FORM =
      new SignedDoor.Form<>(DirectAward.TYPE, DirectAward::from, Role.CONTRACTING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private DirectAwardFits fits;
  @Inject private DirectAwards awards;
  @Inject private RuleSets ruleSets;
  @Inject private Documents documents;

  /**
   * Sending the same message again is harmless.
   *
   * @param cms {@code opengeps/direct-award/1} signed by a contracting officer
   * @return refused as {@link SignedDoor} does, with {@code id-reused}, {@code text-unfit}, {@code
   *     rule-set-not-in-force}, {@code currency-wrong}, {@code one-quote-ground}, {@code
   *     one-quote-limit}, {@code one-quote-price}, {@code one-quote-checks}, {@code
   *     one-quote-dates}, {@code supplier-unregistered} or {@code supplier-debarred}
   */
  public Verdict<DirectAwardView> propose(byte[] cms) {
    return door.enter(cms, FORM, this::propose);
  }

  private Verdict<DirectAwardView> propose(Signed<DirectAward> signed) {
    return awards
        .find(signed.content().id())
        .map(before -> again(before, signed))
        .orElseGet(
            () ->
                Verdict.accept(signed)
                    .unless(one -> fits.judge(one.content(), one.at()))
                    .then(this::keep));
  }

  private static Verdict<DirectAwardView> again(
      DirectAwardView before, Signed<DirectAward> signed) {
    return isSame(before, signed)
        ? Verdict.accept(before)
        : Verdict.refuse(Refusal.of("id-reused.direct-award"));
  }

  private static boolean isSame(DirectAwardView before, Signed<DirectAward> signed) {
    return before.content().equals(signed.content())
        && before.proposer().equals(signed.actor().person());
  }

  /** The law goes along: it must be found when no program carries it any more. */
  private Verdict<DirectAwardView> keep(Signed<DirectAward> signed) {
    documents.put(ruleSets.byHash(signed.content().ruleSet().hash()).canonicalJson());
    var proposed =
        new DirectAwardView(
            signed.content(),
            documents.put(signed.der()),
            signed.actor().organisation(),
            signed.actor().person(),
            signed.at(),
            Optional.empty(),
            Optional.empty());
    return awards.add(proposed)
        ? Verdict.accept(proposed)
        : again(awards.find(signed.content().id()).orElseThrow(), signed);
  }
}
