package org.opengeps.contract.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.opengeps.award.AwardedContract;
import org.opengeps.award.usecase.FindAwarded;
import org.opengeps.contract.ContractChoices;
import org.opengeps.contract.ContractDraft;
import org.opengeps.contract.rules.StepsFollowEachOther;
import org.opengeps.contract.rules.TermsFollowTheLaw;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.message.ContractTerms;
import org.opengeps.protocol.message.ContractTerms.Payment;
import org.opengeps.protocol.message.LocalText;

/** Writes the contract that an officer will complete and sign. Changes nothing. */
@ApplicationScoped
public class PrepareContract {
  /** With which the clauses begin; an officer writes what is agreed besides. */
  private static final LocalText CLAUSES =
      new LocalText(
          """
          1. 입찰공고와 그 첨부 문서, 입찰유의서, 계약상대자가 낸 투찰서와 서류는 이 계약의 일부이다.
          2. 이 계약에 정하지 않은 사항은 지방계약법령과 해당 업종의 계약 일반조건을 따른다.
          3. 계약상대자는 청렴계약을 지킨다. 지키지 않으면 발주기관은 계약을 해제하거나 해지할 수 있다.
          4. 계약상대자의 책임 있는 사유로 기한을 넘기면 넘긴 날마다 지연배상금을 낸다.
          5. 계약에 관한 다툼은 협의로 풀고, 풀리지 않으면 법령이 정한 절차에 따른다.""",
          """
          1. The notice with its documents, the instructions to bidders, and the bid and papers of the supplier are part of this contract.
          2. What is not agreed here follows from the Local Contracts Act, its decrees, and the general conditions of the kind of business.
          3. The supplier keeps the integrity pledge; if it does not, the agency may rescind or terminate the contract.
          4. For each day of delay for which the supplier answers, it pays damages for delay.
          5. Disputes are settled by agreement, or in the way that the law provides.""");

  @Inject private ContractFiles files;
  @Inject private FindAwarded awarded;
  @Inject private ContractText text;
  @Inject private PartyMayContract parties;
  @Inject private Clock clock;

  /**
   * @return refused with {@code contract-unknown}, {@code contract-state}, {@code round-suspended},
   *     {@code winner-debarred} or {@code contract-terms}
   */
  @Transactional
  public Verdict<ContractDraft> prepare(TenderRef tender, String lot) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return files
        .find(tender, lot)
        .unless(
            held -> StepsFollowEachOther.judgeOffer(held.state(now), held.file().offers().size()))
        .unless(HeldContract::suspended)
        .unless(files::askedForOnceMore)
        .unless(held -> parties.debarred(held.file().due().supplier(), now))
        .then(held -> awarded.find(tender, lot).then(award -> draft(award, held, now)));
  }

  private Verdict<ContractDraft> draft(AwardedContract award, HeldContract held, Instant now) {
    TermsFollowTheLaw.Facts facts = ContractText.facts(award, now);
    return Verdict.found(
            TermsFollowTheLaw.choices(facts, CLAUSES),
            () -> Refusal.of("contract-terms.no-law").with("day", facts.day()))
        .map(
            choices ->
                new ContractDraft(
                    text.write(award, any(choices, facts), held, now).withoutTerms(),
                    choices,
                    facts.day()));
  }

  /** Terms that stand nowhere: only the rest of the contract is shown. */
  private static ContractTerms any(ContractChoices choices, TermsFollowTheLaw.Facts facts) {
    return new ContractTerms(
        null,
        facts.day(),
        CLAUSES,
        Payment.ON_COMPLETION,
        choices.bond(),
        Optional.empty(),
        choices.delays().get(0),
        CLAUSES);
  }
}
