package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.award.CandidateScored;
import org.opengeps.award.NobodyQualified;
import org.opengeps.award.ScoreSheet;
import org.opengeps.award.model.Awards;
import org.opengeps.award.model.Scored;
import org.opengeps.award.rules.CandidateQualifies;
import org.opengeps.award.rules.ScoreSheetIsComplete;
import org.opengeps.identity.Role;
import org.opengeps.identity.SignedMessage;
import org.opengeps.identity.usecase.ReadSignedMessage;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.MarkEvaluating;
import org.opengeps.notice.usecase.MarkFailed;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award.Score;

/**
 * An officer scores the candidate whose turn it is, item by item; the price item is computed. The
 * next candidate's turn comes only after a failure.
 */
@ApplicationScoped
public class EnterScore {
  public static final String TYPE = "opengeps/score/1";

  @Inject private ReadSignedMessage read;
  @Inject private LotFiles files;
  @Inject private Awards awards;
  @Inject private FindNotice notices;
  @Inject private MarkEvaluating markEvaluating;
  @Inject private MarkFailed markFailed;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;
  @Inject private EnterScore self;

  /** What the officer signs. */
  private record Message(
      TenderRef tender, String lot, Sha256 rankingHash, UUID submission, List<Score> scores) {
    static Message from(JsonObject json) {
      return new Message(
          json.value("tender", TenderRef::parse),
          json.string("lot"),
          json.hash("rankingHash"),
          json.uuid("submission"),
          json.objects("scores", Score::from));
    }
  }

  /**
   * @param number the tender that the door names
   * @param cms {@code opengeps/score/1} {type, tender, lot, rankingHash, submission, scores:
   *     [{item, score, maximum}]} without the price item, signed by an evaluator or contracting
   *     officer
   * @return the whole sheet; refused as {@link ReadSignedMessage} does, with {@code role-missing},
   *     {@code json-format}, {@code tender-differs}, {@code foreign-tender}, {@code
   *     ranking-unknown}, {@code ranking-differs}, {@code not-its-turn} or {@code score-sheet}
   */
  public Verdict<ScoreSheet> enter(TenderNumber number, byte[] cms) {
    Instant at = clock.instant();
    Verdict<SignedMessage> message = read.read(cms, TYPE, at);
    return message instanceof Verdict.Refused<SignedMessage> refused
        ? Verdict.refuse(refused.refusal())
        : self.enter(number, message.orThrow(), at);
  }

  /** The same for a message that was read already. */
  @Transactional
  public Verdict<ScoreSheet> enter(TenderNumber number, SignedMessage message, Instant at) {
    Optional<Refusal> lacking = message.actor().lacking(Role.EVALUATOR, Role.CONTRACTING_OFFICER);
    if (lacking.isPresent()) {
      return Verdict.refuse(lacking.get());
    }
    Message sheet;
    try {
      sheet = Message.from(message.json());
    } catch (JsonFormatException e) {
      return Verdict.refuse(
          "json-format",
          "심사표의 형식이 올바르지 않습니다: " + e.getMessage(),
          "The score does not have its form: " + e.getMessage());
    }
    Optional<Refusal> foreign = Ownership.judge(notices, number, sheet.tender(), message.actor());
    if (foreign.isPresent()) {
      return Verdict.refuse(foreign.get());
    }
    Optional<LotFile> file = files.lock(sheet.tender(), sheet.lot());
    if (file.isEmpty()) {
      return LotFiles.unknown(sheet.tender());
    }
    return judge(file.get(), sheet)
        .<Verdict<ScoreSheet>>map(Verdict::refuse)
        .orElseGet(() -> Verdict.accept(enter(file.get(), sheet, message, at)));
  }

  private static Optional<Refusal> judge(LotFile file, Message sheet) {
    if (!file.ranked().rankingHash().equals(sheet.rankingHash())) {
      return Optional.of(
          new Refusal("ranking-differs", "The score names another ranking; read it again."));
    }
    List<UUID> turn = file.standing().toScore();
    if (!turn.contains(sheet.submission())) {
      return Optional.of(
          new Refusal(
              "not-its-turn",
              turn.isEmpty()
                  ? "The examination has ended; nobody is left to score."
                  : "Score these first: " + turn + ". 선순위 업체부터 심사합니다."));
    }
    return ScoreSheetIsComplete.judge(sheet.scores(), file.items());
  }

  private ScoreSheet enter(LotFile file, Message sheet, SignedMessage message, Instant at) {
    BigDecimal price = file.priceScore(file.bid(sheet.submission()).amount());
    BigDecimal total =
        sheet.scores().stream()
            .map(item -> new BigDecimal(item.score()))
            .reduce(price, BigDecimal::add);
    Sha256 signed = documents.put(message.document().der());
    Scored scored =
        new Scored(
            sheet.submission(),
            signed,
            price,
            total,
            CandidateQualifies.judge(total, file.constants().passMark()),
            message.actor().person(),
            at);
    awards.add(file.ranked().key(), scored);
    markEvaluating.mark(sheet.tender(), at).orThrow();
    events.fire(new CandidateScored(sheet.tender(), signed, at));
    failIfNobodyIsLeft(file.with(scored), at);
    return files.sheet(file, scored);
  }

  private void failIfNobodyIsLeft(LotFile file, Instant at) {
    if (file.standing().nobodyQualified()) {
      markFailed.mark(file.ranked().tender(), at).orThrow();
      events.fire(
          new NobodyQualified(
              file.ranked().tender(),
              file.ranked().lot(),
              NobodyQualified.NONE_PASSED,
              file.ranked().signedHash(),
              at));
    }
  }
}
