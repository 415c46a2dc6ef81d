package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.award.AwardDecided;
import org.opengeps.award.AwardView;
import org.opengeps.award.PreparedAward;
import org.opengeps.award.model.Awards;
import org.opengeps.award.model.Decided;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.MoveTender;
import org.opengeps.notice.usecase.Ownership;
import org.opengeps.opening.usecase.HoldRound;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.Award;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.usecase.Eligibility;
import org.opengeps.registry.usecase.FindOrganisation;

/** Takes the award that the officer signed, if it is what the scores say. */
@ApplicationScoped
public class DecideAward {
  /** How old a prepared award may be when its signature comes. */
  public static final Duration FRESH = Duration.ofMinutes(15);

  private static final SignedDoor.Form<Award> FORM =
      new SignedDoor.Form<>(Award.TYPE, Award::from, Role.CONTRACTING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private LotFiles files;
  @Inject private FindAward found;
  @Inject private Awards awards;
  @Inject private HoldRound rounds;
  @Inject private FindNotice notices;
  @Inject private MoveTender move;
  @Inject private FindOrganisation organisations;
  @Inject private Eligibility eligibility;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Sending the same decision again is harmless.
   *
   * @param cms {@code opengeps/award/1} as prepared, signed by a contracting officer of the agency
   * @return refused as {@link SignedDoor} does, with {@code tender-differs}, {@code
   *     foreign-tender}, {@code ranking-unknown}, {@code not-decidable}, {@code award-differs},
   *     {@code winner-debarred}, {@code prepared-too-old} or {@code wrong-state}
   */
  public Verdict<AwardView> decide(TenderNumber number, byte[] cms) {
    return door.enter(cms, FORM, signed -> decide(number, signed));
  }

  private Verdict<AwardView> decide(TenderNumber number, Signed<Award> signed) {
    Award award = signed.content();
    return Verdict.accept(signed)
        .unless(act -> Ownership.judge(notices, number, award.tender(), act.actor()))
        .unless(one -> rounds.hold(award.tender().number(), award.lot()))
        .then(act -> files.lock(award.tender(), award.lot()))
        .then(file -> decide(file, signed));
  }

  private Verdict<AwardView> decide(LotFile file, Signed<Award> signed) {
    Award award = signed.content();
    Instant at = signed.at();
    Sha256 hash = award.toJson().hash();
    List<Decided> before = file.decisions();
    if (before.stream().anyMatch(one -> one.awardHash().equals(hash))) {
      return Verdict.accept(found.view(file.ranked(), true));
    }
    return Verdict.accept(award)
        .unless(decision -> judge(file, decision, before, at))
        .then(decision -> move.to(stateAfter(decision), decision.tender(), decision.lot(), at))
        .map(moved -> keep(file, signed, hash));
  }

  private static TenderState stateAfter(Award award) {
    return award.result() == Award.Result.AWARDED
        ? TenderState.AWARDED
        : TenderState.AWARD_INTENDED;
  }

  private AwardView keep(LotFile file, Signed<Award> signed, Sha256 hash) {
    Award award = signed.content();
    Instant at = signed.at();
    Sha256 document = documents.put(signed.der());
    awards.add(
        file.ranked().key(),
        new Decided(award.result(), hash, document, signed.actor().person(), at));
    events.fire(
        new AwardDecided(
            award.tender(), award.lot(), JsonValues.word(award.result()), hash, document, at));
    return found.view(file.ranked(), true);
  }

  private Optional<Refusal> judge(LotFile file, Award award, List<Decided> before, Instant at) {
    if (file.ended().isPresent()
        || before.stream().anyMatch(one -> one.result() == award.result())) {
      return Optional.of(Refusal.of("wrong-state.signed"));
    }
    Verdict<PreparedAward> expected = AwardText.write(file, award.result(), award.decidedAt());
    if (expected instanceof Verdict.Refused<PreparedAward> refused) {
      return Optional.of(refused.refusal());
    }
    if (!expected.orThrow().award().equals(award)) {
      return differs();
    }
    Optional<Refusal> debarred = winnerMayWin(award, at);
    if (debarred.isPresent()) {
      return debarred;
    }
    return stale(award.decidedAt(), at);
  }

  static Optional<Refusal> differs() {
    return Optional.of(Refusal.of("award-differs"));
  }

  static Optional<Refusal> stale(Instant decidedAt, Instant at) {
    return decidedAt.isAfter(at) || at.isAfter(decidedAt.plus(FRESH))
        ? Optional.of(Refusal.of("prepared-too-old.decision"))
        : Optional.empty();
  }

  /** A firm that was debarred since it bid gets no contract (지방계약법 시행령 제92조제9항). */
  private Optional<Refusal> winnerMayWin(Award award, Instant at) {
    return organisations
        .findByIdentifier(OrganisationKind.SUPPLIER, award.supplier())
        .flatMap(supplier -> eligibility.obstacle(supplier.id(), at))
        .map(obstacle -> Refusal.of("winner-debarred").with("because", obstacle));
  }
}
