package org.opengeps.award.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.award.AnswerView;
import org.opengeps.award.RequestView;
import org.opengeps.award.model.Answered;
import org.opengeps.award.model.Awards;
import org.opengeps.award.model.Decided;
import org.opengeps.award.model.Ended;
import org.opengeps.award.model.LotKey;
import org.opengeps.award.model.Proposed;
import org.opengeps.award.model.Ranked;
import org.opengeps.award.model.Requested;
import org.opengeps.award.model.Requests;
import org.opengeps.award.model.Scored;
import org.opengeps.award.model.Waived;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.RuleSet;
import org.opengeps.method.Act;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.Marks;
import org.opengeps.method.Opened;
import org.opengeps.method.Procedure;
import org.opengeps.method.RoundTime;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.opening.usecase.FindSuspensions;
import org.opengeps.platform.Documents;
import org.opengeps.platform.EvidenceChangedException;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.draw.GatePart;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.CandidateScore;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.RoundAct;
import org.opengeps.protocol.message.SelfScore;
import org.opengeps.protocol.message.Waiver;

/** Reads a ranked lot from rows and signed documents. */
@Dependent
class LotFiles {
  @Inject private Awards awards;
  @Inject private Requests requests;
  @Inject private FindSuspensions suspensions;
  @Inject private Clock clock;
  @Inject private FindNotice notices;
  @Inject private RuleSets ruleSets;
  @Inject private AwardMethods methods;
  @Inject private FindOpening openings;
  @Inject private Documents documents;

  /**
   * @return refused with {@code ranking-unknown}
   */
  Verdict<LotFile> find(TenderRef tender, String lot) {
    return read(tender, awards.find(LotKey.of(tender, lot)));
  }

  /** The file, alone until the transaction ends. */
  Verdict<LotFile> lock(TenderRef tender, String lot) {
    return read(tender, awards.lock(LotKey.of(tender, lot)));
  }

  private Verdict<LotFile> read(TenderRef tender, Optional<Ranked> ranked) {
    return Verdict.found(ranked, () -> Refusal.of("ranking-unknown").with("no", tender))
        .map(this::read);
  }

  private LotFile read(Ranked ranked) {
    Notice notice = notices.find(ranked.tender()).orElseThrow().notice();
    OpeningRecord record = OpeningRecord.from(signed(ranked.recordHash()));
    Opened opened = new Opened(record, () -> gate(record));
    RuleSet rules = ruleSets.of(notice);
    Procedure procedure = methods.under(notice, ranked.lot(), rules).orThrow();
    List<Scored> scores = awards.listScores(ranked.key());
    List<Act> acts = new ArrayList<>();
    for (Scored row : scores) {
      CandidateScore score = CandidateScore.from(signed(row.messageHash()));
      expectSame(procedure.marks(opened, score.submission(), score.scores()), row);
      acts.add(Act.of(score));
    }
    List<LotFile.Change> changes =
        awards.listProposed(ranked.key()).stream().map(this::change).toList();
    changes.stream()
        .filter(change -> change.row().approval().isPresent())
        .forEach(change -> acts.add(Act.of(change.act())));
    List<Waived> waivers = awards.listWaived(ranked.key());
    waivers.forEach(row -> acts.add(Act.of(Waiver.from(signed(row.signed())))));
    List<Decided> decisions = awards.listDecisions(ranked.key());
    Optional<Ended> ended = awards.findEnd(ranked.key());
    List<Requested> asked = requests.listRequested(ranked.key());
    RoundTime time = time(ranked, decisions, ended, asked);
    List<RequestView> requests = requests(ranked.key(), asked, time, acts);
    return new LotFile(
        ranked,
        Ranking.from(signed(ranked.signedHash())),
        opened,
        procedure,
        rules,
        scores,
        changes,
        waivers,
        requests,
        acts,
        time,
        decisions,
        ended);
  }

  /** Whatever comes after the first decision, nobody is called or silent any more. */
  private RoundTime time(
      Ranked ranked, List<Decided> decisions, Optional<Ended> ended, List<Requested> asked) {
    Instant now =
        Stream.concat(decisions.stream().map(Decided::at), ended.stream().map(Ended::at))
            .findFirst()
            .orElseGet(clock::instant);
    return asked.isEmpty()
        ? RoundTime.at(now)
        : new RoundTime(now, suspensions.spans(ranked.tender().number(), ranked.lot()));
  }

  private List<RequestView> requests(
      LotKey lot, List<Requested> rows, RoundTime time, List<Act> acts) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<Sha256, AnswerView> answers = new HashMap<>();
    for (Answered row : requests.listAnswered(lot)) {
      SelfScore answer = SelfScore.from(signed(row.signed()));
      acts.add(Act.of(answer));
      answers.put(row.request(), new AnswerView(answer, row.signed(), row.at()));
    }
    return rows.stream().map(row -> request(row, time, answers, acts)).toList();
  }

  private RequestView request(
      Requested row, RoundTime time, Map<Sha256, AnswerView> answers, List<Act> acts) {
    JsonObject json = signed(row.signed());
    CandidateRequest request = CandidateRequest.of(row.kind(), json);
    Act.Request act = (Act.Request) Act.of(request);
    acts.add(act);
    return new RequestView(
        request,
        row.content(),
        row.signed(),
        row.at(),
        time.due(act),
        time.isOver(act),
        Optional.ofNullable(answers.get(row.content())));
  }

  private LotFile.Change change(Proposed row) {
    return new LotFile.Change(row, RoundAct.from(signed(row.signed())));
  }

  /** What was entered when it was signed is what follows from the message now. */
  private static void expectSame(Marks marks, Scored row) {
    if (marks.total().compareTo(row.total()) != 0 || marks.passed() != row.passed()) {
      throw new EvidenceChangedException(
          "the score of " + row.submission() + " is not what its message gives");
    }
  }

  /** What the gate gave to the seed, public since the opening. */
  private GatePart gate(OpeningRecord record) {
    return openings
        .gatePart(record.tender().number(), record.slot())
        .orElseThrow(() -> new IllegalStateException("not opened: " + record.tender()));
  }

  private JsonObject signed(Sha256 document) {
    return SignedDocument.read(documents.get(document)).json();
  }
}
