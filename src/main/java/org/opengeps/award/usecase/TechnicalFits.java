package org.opengeps.award.usecase;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.award.TechnicalView;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.NoticeView;
import org.opengeps.protocol.ceremony.Committee;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.TechnicalDecision;

/**
 * Whether a technical decision may stand: asked when it is proposed and when it is approved.
 *
 * @param record of the technical envelopes
 * @param inForce the decision that it would replace
 * @param released whether the prices are being opened: from then on nobody is admitted or failed
 * @param members whether somebody sits in the committee that opens the prices
 */
record TechnicalFits(
    NoticeView notice,
    RuleSet rules,
    OpeningRecord record,
    Optional<TechnicalView> inForce,
    boolean released,
    Predicate<PersonId> members) {
  private static final int LONGEST_REASON = 1000;

  /**
   * Judges it.
   *
   * @param signer who proposes or approves it
   */
  Optional<Refusal> judge(TechnicalDecision decision, PersonId signer, Instant now) {
    if (released) {
      return refuse(
          "prices-open",
          "가격 개찰이 시작된 뒤에는 기술평가 결과를 바꿀 수 없습니다.",
          "The prices are being opened: the technical decision cannot be changed any more.");
    }
    if (members.test(signer)) {
      return refuse(
          Committee.SEATED,
          "개찰위원은 자기가 개찰할 입찰의 기술평가 결과를 내거나 결재할 수 없습니다. 다른 담당자가 해야 합니다.",
          "A member of the committee that opens the prices neither decides who passes nor approves"
              + " it; ask an officer who is none.");
    }
    return subject(decision).or(() -> reasons(decision)).or(() -> time(decision, now));
  }

  private Optional<Refusal> subject(TechnicalDecision decision) {
    if (!decision.tender().equals(record.tender())
        || !decision.recordHash().equals(record.toJson().hash())
        || !decision.closeHash().equals(record.closeHash())) {
      return refuse(
          "record-differs",
          "다른 개찰조서를 보고 한 결정입니다. 화면을 새로 고치세요.",
          "The decision names another opening record; read it again.");
    }
    if (!decision.judges(opened())) {
      return refuse(
          "bids-differ",
          "개찰된 기술제안서마다 한 번씩, 적격 또는 부적격으로 결정해야 합니다.",
          "Each of the "
              + opened().size()
              + " bids that were opened must be decided once, as passed or failed.");
    }
    if (!Optional.ofNullable(decision.replaces())
        .equals(inForce.map(view -> view.decision().hash()))) {
      return refuse(
          "decision-outdated",
          "그사이 다른 기술평가 결과가 확정되었습니다. 화면을 새로 고치세요.",
          "Another technical decision is in force than the one that this would replace.");
    }
    return Optional.empty();
  }

  private Set<UUID> opened() {
    return record.bids().stream()
        .filter(bid -> bid.state() == OpeningRecord.State.OPENED)
        .map(OpeningRecord.Bid::submission)
        .collect(Collectors.toSet());
  }

  private static Optional<Refusal> reasons(TechnicalDecision decision) {
    return FreeText.judge(
        decision.failed().stream()
            .flatMap(
                one ->
                    Stream.of(
                        FreeText.paragraphs("reason.ko", one.reason().ko(), LONGEST_REASON),
                        FreeText.paragraphs("reason.en", one.reason().en(), LONGEST_REASON)
                            .orEmpty()))
            .toArray(FreeText[]::new));
  }

  /** Nothing of the prices before whoever failed could object. */
  private Optional<Refusal> time(TechnicalDecision decision, Instant now) {
    Instant earliest = earliest(now);
    if (decision.pricesOpenAt().isBefore(earliest)) {
      return refuse(
          "prices-early",
          "이의신청 기간이 지나야 가격을 개찰할 수 있습니다. 빨라도 " + earliest + "입니다.",
          "Prices may be opened once the time for objections is over: not before "
              + earliest
              + ".");
    }
    Instant latest = notice.notice().schedule().latestOpening();
    return decision.pricesOpenAt().isBefore(latest)
        ? Optional.empty()
        : refuse(
            "prices-late",
            "최종 개찰 기한(" + latest + ") 전에 가격을 개찰해야 합니다.",
            "Prices must be opened before the latest opening at " + latest + ".");
  }

  /** The first instant at which prices may be opened on a decision of this moment. */
  Instant earliest(Instant now) {
    return rules.end(rules.objectionPeriod().orElseThrow(), now);
  }

  private static Optional<Refusal> refuse(String code, String korean, String english) {
    return Optional.of(new Refusal(code, korean, english));
  }
}
