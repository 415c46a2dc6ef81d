package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.opengeps.award.PreparedAward;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.opening.usecase.FindSuspensions;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Unsuccessful;

/** Writes the award that the officer will sign. Changes nothing. */
@ApplicationScoped
public class PrepareAward {
  @Inject private LotFiles files;
  @Inject private FindSuspensions suspensions;
  @Inject private Clock clock;

  /**
   * @return refused with {@code ranking-unknown}, {@code round-suspended} or {@code not-decidable}
   */
  @Transactional
  public Verdict<PreparedAward> prepare(TenderRef tender, String lot, Award.Result result) {
    return files
        .find(tender, lot)
        .unless(file -> suspensions.refusal(tender.number(), lot))
        .then(file -> AwardText.write(file, result, clock.instant()));
  }

  /**
   * The decision that nobody qualified.
   *
   * @return refused with {@code ranking-unknown}, {@code round-suspended} or {@code not-decidable}
   */
  @Transactional
  public Verdict<Unsuccessful> prepareUnsuccessful(TenderRef tender, String lot) {
    return files
        .find(tender, lot)
        .unless(file -> suspensions.refusal(tender.number(), lot))
        .then(file -> AwardText.unsuccessful(file, clock.instant()));
  }
}
