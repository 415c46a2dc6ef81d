package org.opengeps.verifier;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.opengeps.kernel.Counted;
import org.opengeps.method.Act;
import org.opengeps.method.Marks;
import org.opengeps.method.Opened;
import org.opengeps.method.Procedure;
import org.opengeps.method.RoundTime;
import org.opengeps.method.Standing;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.ActsRoot;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.RoundAct;
import org.opengeps.protocol.message.RoundActApproval;
import org.opengeps.protocol.message.RoundMessage;
import org.opengeps.protocol.message.SelfScore;
import org.opengeps.protocol.message.Unsuccessful;
import org.opengeps.protocol.message.Waiver;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * The examination of the candidates, done again: every score sheet that the log holds with the
 * scores that the award method computes from the pinned rule set, and who wins by them.
 */
final class ScoreCheck {
  private static final String AWARD = "award.p7s";
  private final LeafCheck leaves;
  private final Function<UUID, Optional<X509Certificate>> bidders;
  private final Procedure procedure;
  private final RequestCheck requests;
  private final Findings findings;

  /**
   * @param bidders who signed a bid
   */
  ScoreCheck(
      LeafCheck leaves,
      Function<UUID, Optional<X509Certificate>> bidders,
      Procedure procedure,
      RequestCheck requests,
      Findings findings) {
    this.leaves = leaves;
    this.bidders = bidders;
    this.procedure = procedure;
    this.requests = requests;
    this.findings = findings;
  }

  void check(Notice notice, Opened opened, Ranking ranking, Award award) {
    signed(AWARD, award.acts());
    award(standing(notice, opened, ranking, requests.time(AWARD, award.decidedAt())), award);
  }

  /** That nobody qualified, decided by somebody who scored no candidate. */
  void check(Notice notice, Opened opened, Ranking ranking, Signed<Unsuccessful> decision) {
    Unsuccessful found = decision.content();
    signed(decision.name(), found.acts());
    RoundTime time = requests.time(decision.name(), found.decidedAt());
    Standing standing = standing(notice, opened, ranking, time);
    Optional<Unsuccessful> expected =
        standing.unsuccessful(ranking, found.acts(), found.decidedAt());
    if (!findings.require(
        expected.isPresent(),
        "award",
        decision.name(),
        "score sheets of every candidate, and none who qualifies",
        standing.winner().isPresent()
            ? "a winner: " + standing.winner().get()
            : "none of " + standing.awaiting())) {
      return;
    }
    int before = findings.count();
    findings.expectSameMembers("award", decision.name(), expected.get().toJson(), found.toJson());
    for (RoundFact<CandidateScore> sheet : leaves.sheets()) {
      findings.require(
          !CertifiedSigner.isSameHolder(sheet.signer(), decision.document().signer()),
          "signer",
          decision.name() + " signer",
          "another officer than those who scored",
          "who signed " + sheet.where());
    }
    if (findings.count() == before) {
      findings.confirm(
          Counted.of(
                  found.examined().size(),
                  "candidate was examined and did not qualify",
                  "candidates were examined and none qualified")
              + "; an officer who scored none of them decided so.");
    }
  }

  private Standing standing(Notice notice, Opened opened, Ranking ranking, RoundTime time) {
    String agency = notice.agency().code();
    List<Act> acts = new ArrayList<>();
    for (RoundFact<CandidateScore> sheet : leaves.sheets()) {
      ofAgency(agency, sheet);
      if (belongs(sheet.where(), sheet.content(), ranking)) {
        acts.add(Act.of(sheet.content()));
      }
    }
    leaves.approvals().forEach(approval -> approved(agency, approval, ranking, acts));
    leaves.waivers().forEach(waiver -> waived(waiver, ranking, acts));
    leaves.requests().forEach(request -> requested(agency, request, ranking, acts));
    leaves.answers().forEach(answer -> answered(answer, ranking, acts));
    Standing standing = procedure.standing(opened, acts, time);
    requests.order(ranking, standing);
    findings.require(
        standing.acts().idle().isEmpty(),
        "award",
        LeafCheck.FILE,
        "one score sheet a candidate, corrections of what is in force, requests and answers that"
            + " have their place",
        standing.acts().idle().stream().map(Act::submission).toList());
    return standing;
  }

  /** What the decision says of the acts is what the bundle shows: none is left out or added. */
  private void signed(String decision, ActsRoot said) {
    ActsRoot shown = ActsRoot.of(leaves.roundFacts().stream().map(RoundFact::document).toList());
    findings.expect("award", decision + " actsCount", said.count(), shown.count());
    findings.expect("award", decision + " actsRoot", said.root(), shown.root());
  }

  private void ofAgency(String agency, RoundFact<?> fact) {
    findings.accept(
        "signer",
        fact.where() + " fact signer",
        "somebody certified for agency " + agency,
        CertifiedSigner.foreign(agency, fact.signer(), fact.where()));
  }

  /** An act counts with the signature of a second officer; without one it changes nothing. */
  private void approved(
      String agency, RoundFact<RoundActApproval> approval, Ranking ranking, List<Act> acts) {
    ofAgency(agency, approval);
    Optional<RoundFact<RoundAct>> act =
        leaves.acts().stream()
            .filter(one -> one.document().equals(approval.content().act()))
            .findFirst();
    if (!findings.require(
        act.isPresent(),
        "award",
        approval.where() + " act",
        "a proposed act",
        approval.content().act())) {
      return;
    }
    RoundFact<RoundAct> found = act.get();
    ofAgency(agency, found);
    findings.require(
        !CertifiedSigner.isSameHolder(found.signer(), approval.signer()),
        "signer",
        approval.where() + " fact signer",
        "another officer than the proposer",
        "the same");
    findings.expect(
        "award",
        approval.where() + " tender",
        found.content().tender(),
        approval.content().tender());
    if (belongs(found.where(), found.content(), ranking)) {
      acts.add(Act.of(found.content()));
      findings.confirm(
          "A second officer approved: "
              + JsonValues.word(found.content().act())
              + " "
              + found.content().submission()
              + ".");
    }
  }

  /** Only the bidder itself gives up its turn. */
  private void waived(RoundFact<Waiver> waiver, Ranking ranking, List<Act> acts) {
    UUID submission = waiver.content().submission();
    boolean own = ofBidder(waiver, submission);
    if (belongs(waiver.where(), waiver.content(), ranking) && own) {
      acts.add(Act.of(waiver.content()));
      findings.confirm("A candidate waived the contract: " + submission + ".");
    }
  }

  private boolean ofBidder(RoundFact<?> fact, UUID submission) {
    return findings.require(
        bidders
            .apply(submission)
            .filter(bidder -> CertifiedSigner.isSameOrganisation(bidder, fact.signer()))
            .isPresent(),
        "signer",
        fact.where() + " fact signer",
        "the firm that handed in " + submission,
        fact.signer().getSubjectX500Principal().getName());
  }

  private void requested(
      String agency, RoundFact<CandidateRequest> request, Ranking ranking, List<Act> acts) {
    ofAgency(agency, request);
    if (belongs(request.where(), request.content(), ranking)) {
      procedure.calls().ifPresent(periods -> requests.request(request, periods));
      acts.add(Act.of(request.content()));
    }
  }

  /** Only the bidder itself answers. */
  private void answered(RoundFact<SelfScore> answer, Ranking ranking, List<Act> acts) {
    boolean own = ofBidder(answer, answer.content().submission());
    if (belongs(answer.where(), answer.content(), ranking) && own) {
      requests.answer(answer);
      acts.add(Act.of(answer.content()));
    }
  }

  private boolean belongs(String where, RoundMessage message, Ranking ranking) {
    return findings.expect("award", where + " tender", ranking.tender(), message.tender())
        & findings.expect("award", where + " lot", ranking.slot().lot(), message.lot())
        & findings.expect(
            "award", where + " rankingHash", ranking.toJson().hash(), message.rankingHash())
        & findings.require(
            ranking.isCandidate(message.submission()),
            "award",
            where,
            "a candidate of the ranking",
            message.submission())
        & findings.accept(
            "award", where, "an act of the award method", procedure.refusal(Act.of(message)))
        & (!message.isScored()
            || findings.accept(
                "award",
                where + " scores",
                "a complete score sheet",
                procedure.sheet().refusal(message.scores())));
  }

  private void award(Standing standing, Award award) {
    Optional<UUID> winner = standing.winner();
    if (!findings.require(
        winner.isPresent(),
        "award",
        AWARD,
        "score sheets of every candidate up to the first that qualifies",
        standing.awaiting().isEmpty()
            ? "nobody who qualifies"
            : "none of " + standing.awaiting())) {
      return;
    }
    if (findings.expect("award", AWARD + " submission", winner.get(), award.submission())) {
      Marks won = standing.marks(winner.get()).orElseThrow();
      findings.expect("award", AWARD + " scores", won.items(), award.scores());
      findings.expect("award", AWARD + " total", Marks.plain(won.total()), award.total());
      findings.confirm(
          Counted.of(
                  standing.marks().size(),
                  "candidate was examined",
                  "candidates were examined in their order")
              + "; the first with "
              + Marks.plain(procedure.sheet().passMark())
              + " points or more has the award.");
    }
  }
}
