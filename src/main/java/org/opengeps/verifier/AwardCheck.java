package org.opengeps.verifier;

import java.util.Optional;
import java.util.stream.Collectors;
import org.opengeps.kernel.Verdict;
import org.opengeps.method.Opened;
import org.opengeps.method.Procedure;
import org.opengeps.protocol.draw.GatePart;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Unsuccessful;

/** The ranking follows from the record, and what was decided from ranking and scores. */
final class AwardCheck {
  private static final String UNSUCCESSFUL = "unsuccessful.p7s";
  private final Bundle bundle;
  private final LoggedFiles log;
  private final LeafCheck leaves;
  private final Findings findings;

  AwardCheck(Bundle bundle, LoggedFiles log, LeafCheck leaves, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.leaves = leaves;
    this.findings = findings;
  }

  void check(Notice notice) {
    if (bundle.ranking.isEmpty() && bundle.award.isEmpty() && bundle.unsuccessful.isEmpty()) {
      return;
    }
    findings.require(
        bundle.award.isEmpty() || bundle.unsuccessful.isEmpty(),
        "award",
        UNSUCCESSFUL,
        "one decision",
        "an award beside it");
    String file = PinnedRules.file(notice);
    Optional<Verdict<Procedure>> method =
        PinnedRules.of(bundle.files, notice)
            .map(pinned -> pinned.procedure(notice, bundle.lot(), bundle.methods));
    if (findings.require(
            method.isPresent(), "award", file, "the rule set that the notice pins", "none")
        && findings.accept("award", file, "figures for the award method", method.get().refused())) {
      Procedure procedure = method.get().orThrow();
      bundle.ranking.ifPresent(ranking -> ranking(procedure, ranking.content()));
      bundle.ranking.ifPresent(ranking -> withoutDecision(ranking.content()));
      bundle.award.ifPresent(award -> award(notice, procedure, award.content()));
      bundle.unsuccessful.ifPresent(decision -> unsuccessful(notice, procedure, decision));
    }
  }

  /** Once there is a candidate, only an officer's decision ends a tender without an award. */
  private void withoutDecision(Ranking ranking) {
    boolean failed = log.names(FactKind.TENDER_FAILED) && bundle.unsuccessful.isEmpty();
    findings.require(
        !failed || ranking.candidates().isEmpty(),
        "award",
        "ranking.p7s",
        "an officer's decision that none of the candidates qualified",
        "tender-failed without one");
  }

  private void unsuccessful(Notice notice, Procedure procedure, Signed<Unsuccessful> decision) {
    if (follows(notice, UNSUCCESSFUL)) {
      Ranking ranking = bundle.ranking.orElseThrow().content();
      new ScoreCheck(
              leaves,
              submission -> BidSigners.of(bundle, submission),
              procedure,
              requests(notice),
              findings)
          .check(notice, opened(notice), ranking, decision);
    }
  }

  private RequestCheck requests(Notice notice) {
    return new RequestCheck(
        leaves, log, PinnedRules.of(bundle.files, notice), log.suspensions(bundle.lot()), findings);
  }

  private boolean follows(Notice notice, String file) {
    return findings.require(
            bundle.ranking.isPresent() && gate(notice).isPresent(),
            "award",
            file,
            "a ranking that it follows from, and a gate key",
            "none")
        && bundle.record.isPresent();
  }

  private Opened opened(Notice notice) {
    return new Opened(bundle.record.orElseThrow().content(), gate(notice).orElseThrow());
  }

  private Optional<GatePart> gate(Notice notice) {
    return bundle.gatePart(notice.lot(bundle.lot()));
  }

  private void ranking(Procedure procedure, Ranking ranking) {
    if (!findings.require(
        bundle.record.isPresent(),
        "ranking",
        "ranking.p7s",
        "a record that it follows from",
        "none")) {
      return;
    }
    Ranking expected = procedure.ranking(bundle.record.get().content());
    int before = findings.count();
    findings.expectSameMembers("ranking", "ranking.p7s", expected.toJson(), ranking.toJson());
    if (findings.count() == before) {
      findings.confirm(
          "The ranking follows from the record"
              + expected.steps().stream()
                  .map(step -> "; " + step.code() + " " + step.value())
                  .collect(Collectors.joining())
              + ".");
    }
  }

  private void award(Notice notice, Procedure procedure, Award award) {
    if (!follows(notice, "award.p7s")) {
      return;
    }
    Ranking ranking = bundle.ranking.orElseThrow().content();
    findings.expect("award", "award.p7s rankingHash", ranking.toJson().hash(), award.rankingHash());
    findings.expect("award", "award.p7s tender", ranking.tender(), award.tender());
    findings.expect("award", "award.p7s lot", ranking.slot().lot(), award.lot());
    Optional<OpeningRecord.Bid> winner =
        bundle.record.orElseThrow().content().bids().stream()
            .filter(bid -> bid.submission().equals(award.submission()))
            .findFirst();
    if (findings.require(
        ranking.isCandidate(award.submission()) && winner.isPresent(),
        "award",
        "award.p7s submission",
        "a candidate of the ranking",
        award.submission())) {
      findings.expect("award", "award.p7s supplier", winner.get().supplier(), award.supplier());
      findings.expect("award", "award.p7s amount", winner.get().amount(), award.amount());
    }
    new ScoreCheck(
            leaves,
            submission -> BidSigners.of(bundle, submission),
            procedure,
            requests(notice),
            findings)
        .check(notice, opened(notice), ranking, award);
  }
}
