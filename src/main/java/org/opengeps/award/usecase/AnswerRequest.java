package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.award.AnswerView;
import org.opengeps.award.RequestView;
import org.opengeps.award.RoundActSigned;
import org.opengeps.award.model.Answered;
import org.opengeps.award.model.Requests;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.opening.usecase.HoldRound;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.SelfScore;

/** A candidate answers what it was asked for, before its time is over. */
@ApplicationScoped
public class AnswerRequest {
  private static final int LONGEST = 4000;
  private static final SignedDoor.Form<SelfScore> FORM =
      new SignedDoor.Form<>(SelfScore.TYPE, SelfScore::from);

  @Inject private SignedDoor door;
  @Inject private LotFiles files;
  @Inject private Requests requests;
  @Inject private HoldRound rounds;
  @Inject private BidderActs bidders;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Sending the same answer again is harmless, also when its time is over.
   *
   * @param number the tender that the door names
   * @param cms {@code opengeps/self-score/1} signed with the certificate of the bid, or with one of
   *     the same number
   * @return refused as {@link SignedDoor} does, with {@code tender-differs}, {@code
   *     round-suspended}, {@code ranking-unknown}, {@code foreign-bid}, {@code call-unknown},
   *     {@code answered-already}, {@code answer-late}, {@code ranking-differs}, {@code round-over},
   *     {@code not-a-candidate}, {@code score-sheet} or {@code text-unfit}
   */
  public Verdict<AnswerView> answer(TenderNumber number, byte[] cms) {
    return door.enter(cms, FORM, signed -> answer(number, signed));
  }

  private Verdict<AnswerView> answer(TenderNumber number, Signed<SelfScore> signed) {
    SelfScore answer = signed.content();
    return Verdict.accept(signed)
        .unless(one -> BidderActs.elsewhere(number, answer.tender()))
        .unless(one -> rounds.hold(number.value(), answer.lot()))
        .then(one -> files.lock(answer.tender(), answer.lot()))
        .unless(file -> bidders.foreign(answer, signed))
        .then(file -> answer(file, signed));
  }

  private Verdict<AnswerView> answer(LotFile file, Signed<SelfScore> signed) {
    SelfScore answer = signed.content();
    Optional<RequestView> request =
        file.requests().stream()
            .filter(one -> one.content().equals(answer.request()))
            .filter(one -> one.request().submission().equals(answer.submission()))
            .findFirst();
    Optional<AnswerView> before = request.flatMap(RequestView::answer);
    return before.filter(view -> view.answer().equals(answer)).isPresent()
        ? Verdict.accept(before.get())
        : Verdict.found(request, () -> Refusal.of("call-unknown"))
            .unless(one -> judge(file, one, answer))
            .map(one -> keep(file, signed));
  }

  private static Optional<Refusal> judge(LotFile file, RequestView request, SelfScore answer) {
    if (request.answer().isPresent()) {
      return Optional.of(Refusal.of("answered-already"));
    }
    if (request.over()) {
      return Optional.of(Refusal.of("answer-late").with("due", request.dueAt().orElseThrow()));
    }
    return RoundActFits.judge(file, answer)
        .or(() -> file.procedure().sheet().refusal(answer.scores()))
        .or(
            () ->
                FreeText.judge(
                    FreeText.paragraphs("evidence", answer.evidence(), LONGEST).orEmpty()));
  }

  private AnswerView keep(LotFile file, Signed<SelfScore> signed) {
    SelfScore answer = signed.content();
    Instant at = signed.at();
    Sha256 document = documents.put(signed.der());
    requests.add(
        file.ranked().key(),
        new Answered(answer.submission(), answer.request(), document, signed.actor().person(), at));
    events.fire(
        new RoundActSigned(FactKind.CANDIDATE_ANSWERED, file.ranked().tender(), document, at));
    return new AnswerView(answer, document, at);
  }
}
