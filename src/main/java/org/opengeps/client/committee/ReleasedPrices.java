package org.opengeps.client.committee;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.law.NamedCalendars;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.GateValues;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.TechnicalApproval;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.protocol.opening.Admission;
import org.opengeps.protocol.opening.Gate;
import org.opengeps.protocol.opening.GateLoan;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.SealedBid;
import org.opengeps.protocol.pki.CertifiedSigner;
import org.opengeps.protocol.pki.Trust;

/**
 * The decision on which prices open, checked by the member: two officers of the agency signed it,
 * it judges each opened technical bid once, a witness saw it in the log, its time is not before
 * that of objections is over and has come, and the gate was lent to exactly the points of those who
 * passed.
 *
 * @param decision whose time has come
 * @param decidedAt when the log took it
 * @param deciders who signed it and its approval
 * @param pauses what stopped the round and let it go on
 */
record ReleasedPrices(
    TechnicalDecision decision,
    Instant decidedAt,
    GateValues values,
    List<X509Certificate> deciders,
    HandedPauses pauses) {
  /**
   * @param answer of {@code tenders/{no}/opening-package}, with what it says of the decision
   * @param now by the officer's own clock
   * @param tolerance how far that may be off
   */
  static Verdict<ReleasedPrices> read(
      JsonObject answer, Notice notice, Lot lot, Trust trust, Instant now, Duration tolerance) {
    SignedDocument signed = SignedDocument.read(answer.bytes("decision"));
    TechnicalDecision decision = TechnicalDecision.from(signed.json());
    JsonObject values = JsonObject.parseCanonical(answer.bytes("gateValues"));
    List<X509Certificate> deciders =
        List.of(signed.signer(), SignedDocument.read(answer.bytes("decisionApproval")).signer());
    Instant decidedAt = LedgerEntry.parse(answer.bytes("decisionEntry")).at();
    return HandedPauses.read(answer, lot.lot(), notice, trust)
        .map(
            pauses ->
                new ReleasedPrices(decision, decidedAt, GateValues.from(values), deciders, pauses))
        .unless(one -> signers(answer, notice, trust))
        .unless(one -> recordProblem(answer, lot, decision, trust))
        .unless(one -> unseen(answer, decision, signed.hash(), trust))
        .unless(one -> hasty(answer, notice, decision))
        .unless(one -> early(decision, now.plus(tolerance)));
  }

  /** An older checkpoint could hide what stopped the round since. */
  private static Optional<Refusal> unseen(
      JsonObject answer, TechnicalDecision decision, Sha256 signed, Trust trust) {
    return WitnessedEntry.problem(
        FactKind.TECHNICAL_DECIDED,
        decision.tender(),
        signed,
        decision.pricesOpenAt(),
        answer.bytes("decisionEntry"),
        answer.string("decisionProof"),
        trust);
  }

  private static Optional<Refusal> signers(JsonObject answer, Notice notice, Trust trust) {
    Verdict<SignedDocument> first =
        signer("the technical decision", answer.bytes("decision"), notice, trust);
    Verdict<SignedDocument> second =
        signer("its approval", answer.bytes("decisionApproval"), notice, trust);
    return first
        .refused()
        .or(second::refused)
        .or(
            () ->
                CertifiedSigner.twice(List.of(first.orThrow().signer(), second.orThrow().signer())))
        .or(
            () ->
                TechnicalApproval.from(second.orThrow().json())
                        .decision()
                        .equals(first.orThrow().hash())
                    ? Optional.empty()
                    : Optional.of(Refusal.of("evidence-broken.approval")));
  }

  private static Verdict<SignedDocument> signer(
      String what, byte[] cms, Notice notice, Trust trust) {
    return SignatureCheck.check(what, cms, trust.signingRoots())
        .unless(signed -> CertifiedSigner.foreign(notice.agency().code(), signed.signer(), what));
  }

  private static Optional<Refusal> recordProblem(
      JsonObject answer, Lot lot, TechnicalDecision decision, Trust trust) {
    Verdict<SignedDocument> signed =
        SignatureCheck.platform(
            "the opening record", answer.bytes("technicalRecord"), trust.platformRoots());
    if (signed.refused().isPresent()) {
      return signed.refused();
    }
    OpeningRecord record = OpeningRecord.from(signed.orThrow().json());
    Set<UUID> opened =
        record.bids().stream()
            .filter(bid -> bid.state() == OpeningRecord.State.OPENED)
            .map(OpeningRecord.Bid::submission)
            .collect(Collectors.toSet());
    return record.slot().equals(lot.first())
            && record.closeHash().equals(decision.closeHash())
            && record.toJson().hash().equals(decision.recordHash())
            && decision.lot().equals(lot.lot())
            && decision.judges(opened)
        ? Optional.empty()
        : Optional.of(Refusal.of("evidence-broken.decision-bids"));
  }

  private static Optional<HolidayCalendar> calendar(JsonObject answer, Notice notice) {
    return NamedCalendars.find(answer.values("calendars", Base64.getDecoder()::decode), notice);
  }

  /** Whoever failed can object first, from the time on at which the log took the decision. */
  private static Optional<Refusal> hasty(
      JsonObject answer, Notice notice, TechnicalDecision decision) {
    Optional<RuleSet> rules =
        answer.values("rules", Base64.getDecoder()::decode).stream()
            .filter(document -> Sha256.of(document).equals(notice.ruleSet().hash()))
            .findFirst()
            .map(document -> RuleSet.of(JsonObject.parseCanonical(document)))
            .flatMap(law -> calendar(answer, notice).map(law::under));
    Instant decided = LedgerEntry.parse(answer.bytes("decisionEntry")).at();
    Optional<Instant> end =
        rules.flatMap(RuleSet::objectionPeriod).map(period -> rules.get().end(period, decided));
    if (end.isEmpty()) {
      return Optional.of(Refusal.of("evidence-broken.rule-set"));
    }
    return decision.pricesOpenAt().isBefore(end.get())
        ? Optional.of(
            Refusal.of("prices-early.member")
                .with("objections", end.get())
                .with("opensAt", decision.pricesOpenAt()))
        : Optional.empty();
  }

  private static Optional<Refusal> early(TechnicalDecision decision, Instant latest) {
    return latest.isBefore(decision.pricesOpenAt())
        ? Optional.of(Refusal.of("too-early.prices").with("opensAt", decision.pricesOpenAt()))
        : Optional.empty();
  }

  Admission admission() {
    return Admission.of(Set.copyOf(decision.passed()));
  }

  /**
   * The gate, lent to these bids and to nothing else.
   *
   * @param setting of the envelope with its gate closed
   * @param bids with the envelopes of those who passed
   */
  Verdict<Gate> gate(OpeningPoints.Setting setting, Iterable<SealedBid> bids) {
    return Verdict.<Gate>accept(new Gate.Lent(values.byPoint()))
        .unless(
            gate ->
                decision.closeHash().equals(setting.closeHash())
                    ? Optional.empty()
                    : Optional.of(Refusal.of("evidence-broken.decision-closing")))
        .unless(
            gate ->
                GateLoan.refusal(
                    setting, GateLoan.points(setting, bids, admission()), decision.hash(), values));
  }
}
