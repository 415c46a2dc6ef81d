package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.award.RequestView;
import org.opengeps.award.RoundActSigned;
import org.opengeps.award.model.Requested;
import org.opengeps.award.model.Requests;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.MoveTender;
import org.opengeps.notice.usecase.Ownership;
import org.opengeps.opening.usecase.HoldRound;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.CandidateRequest.Kind;

/**
 * An officer calls the candidate whose turn it is to hand in its papers, or asks one that has
 * answered for what is missing. Who is silent when called has failed once its time is over: nobody
 * says so, it follows from the clock.
 */
@ApplicationScoped
public class AskCandidate {
  @Inject private SignedDoor door;
  @Inject private LotFiles files;
  @Inject private Requests requests;
  @Inject private HoldRound rounds;
  @Inject private FindNotice notices;
  @Inject private MoveTender move;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Sending the same request again is harmless.
   *
   * @param number the tender that the door names
   * @param cms {@code opengeps/call/1} or {@code opengeps/supplement/1}, signed by an evaluator or
   *     contracting officer
   * @return refused as {@link SignedDoor} does, with {@code tender-differs}, {@code
   *     foreign-tender}, {@code round-suspended}, {@code ranking-unknown}, {@code ranking-differs},
   *     {@code round-over}, {@code not-a-candidate}, {@code act-not-of-method}, {@code
   *     not-its-turn}, {@code asked-already}, {@code answer-awaited}, {@code text-unfit}, {@code
   *     prepared-too-old}, {@code due-early} or {@code due-late}
   */
  public Verdict<RequestView> ask(Kind kind, TenderNumber number, byte[] cms) {
    SignedDoor.Form<CandidateRequest> form =
        new SignedDoor.Form<>(
            kind.type(),
            json -> CandidateRequest.of(kind, json),
            Role.EVALUATOR,
            Role.CONTRACTING_OFFICER);
    return door.enter(cms, form, signed -> ask(number, signed));
  }

  private Verdict<RequestView> ask(TenderNumber number, Signed<CandidateRequest> signed) {
    CandidateRequest request = signed.content();
    return Verdict.accept(signed)
        .unless(act -> Ownership.judge(notices, number, request.tender(), act.actor()))
        .unless(one -> rounds.hold(request.tender().number(), request.lot()))
        .then(act -> files.lock(request.tender(), request.lot()))
        .then(file -> ask(file, signed));
  }

  private Verdict<RequestView> ask(LotFile file, Signed<CandidateRequest> signed) {
    Sha256 hash = signed.content().hash();
    Optional<RequestView> before =
        file.requests().stream().filter(one -> one.content().equals(hash)).findFirst();
    return before.isPresent()
        ? Verdict.accept(before.get())
        : Verdict.accept(file)
            .unless(one -> RequestFits.judge(one, signed.content(), signed.at()))
            .map(one -> keep(one, signed));
  }

  private RequestView keep(LotFile file, Signed<CandidateRequest> signed) {
    CandidateRequest request = signed.content();
    Instant at = signed.at();
    Sha256 document = documents.put(signed.der());
    requests.add(
        file.ranked().key(),
        new Requested(
            request.submission(),
            request.kind(),
            request.hash(),
            document,
            request.dueAt(),
            signed.actor().person(),
            at));
    move.to(TenderState.EVALUATING, request.tender(), request.lot(), at).orThrow();
    FactKind kind =
        request.kind() == Kind.CALL ? FactKind.CANDIDATE_CALLED : FactKind.SUPPLEMENT_ASKED;
    events.fire(new RoundActSigned(kind, request.tender(), document, at));
    return new RequestView(
        request,
        request.hash(),
        document,
        at,
        Optional.of(request.dueAt()),
        false,
        Optional.empty());
  }
}
