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
      return Optional.of(Refusal.of("prices-open"));
    }
    if (members.test(signer)) {
      return Optional.of(Refusal.of(Committee.SEATED + ".technical"));
    }
    return subject(decision).or(() -> reasons(decision)).or(() -> time(decision, now));
  }

  private Optional<Refusal> subject(TechnicalDecision decision) {
    if (!decision.tender().equals(record.tender())
        || !decision.recordHash().equals(record.toJson().hash())
        || !decision.closeHash().equals(record.closeHash())) {
      return Optional.of(Refusal.of("record-differs.technical"));
    }
    if (!decision.judges(opened())) {
      return Optional.of(Refusal.of("bids-differ").with("count", opened().size()));
    }
    if (!Optional.ofNullable(decision.replaces())
        .equals(inForce.map(view -> view.decision().hash()))) {
      return Optional.of(Refusal.of("decision-outdated"));
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
      return Optional.of(Refusal.of("prices-early.officer").with("earliest", earliest));
    }
    Instant latest = notice.notice().schedule().latestOpening();
    return decision.pricesOpenAt().isBefore(latest)
        ? Optional.empty()
        : Optional.of(Refusal.of("prices-late").with("latest", latest));
  }

  /** The first instant at which prices may be opened on a decision of this moment. */
  Instant earliest(Instant now) {
    return earliest(rules, now);
  }

  static Instant earliest(RuleSet rules, Instant now) {
    return rules.end(rules.objectionPeriod().orElseThrow(), now);
  }
}
