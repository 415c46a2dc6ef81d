package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.Finding;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.DraftState;
import org.opengeps.notice.NoticeCancelled;
import org.opengeps.notice.NoticeDates;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.OrderPublished;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.model.PublishedOrder;
import org.opengeps.notice.model.StoredDraft;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.TenderLot;
import org.opengeps.notice.model.Tenders;
import org.opengeps.notice.rules.NoticeFacts;
import org.opengeps.notice.rules.NoticeRules;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Postponement;
import org.opengeps.protocol.message.RoundOrder;

/**
 * Publishes a prepared notice or later order with the officer's signature over exactly the prepared
 * bytes. From the commit on it is in the log.
 */
@ApplicationScoped
public class PublishNotice {
  /** How old a prepared notice may be: its notice time must be near the truth. */
  public static final Duration FRESH = Duration.ofMinutes(15);

  private static final SignedDoor.Form<Notice> FORM =
      new SignedDoor.Form<>(Notice.TYPE, Notice::from, Role.CONTRACTING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private DraftDoor drafts;
  @Inject private FindDrafts found;
  @Inject private DraftFacts draftFacts;
  @Inject private Tenders tenders;
  @Inject private NoticeViews views;
  @Inject private TenderMoves moves;
  @Inject private BeginRounds rounds;
  @Inject private Documents documents;
  @Inject private RuleSets ruleSets;
  @Inject private AnnounceCalendar calendars;
  @Inject private Event<DomainEvent> events;

  /**
   * Sending the same publication again is harmless.
   *
   * @param cms the prepared {@code opengeps/notice/1} signed by a contracting officer of the agency
   * @return the notice in force; refused as {@link SignedDoor} and {@link DraftDoor#lock} do, with
   *     {@code not-prepared}, {@code notice-differs}, {@code prepared-too-old}, {@code
   *     wrong-state}, {@code order-superseded} or the code of a rule that has ceased to be
   *     satisfied
   */
  public Verdict<NoticeView> publish(DraftId draft, byte[] cms) {
    return door.enter(
        cms,
        FORM,
        signed -> drafts.lock(draft, signed.actor()).then(one -> publishOnce(one, signed)));
  }

  private Verdict<NoticeView> publishOnce(StoredDraft draft, Signed<Notice> signed) {
    Sha256 hash = Sha256.of(signed.message().document().content());
    if (draft.state() == DraftState.PUBLISHED
        && draft.noticeHash().filter(hash::equals).isPresent()) {
      return Verdict.accept(views.of(tenders.findOrder(draft.ref().orElseThrow()).orElseThrow()));
    }
    return Verdict.accept(draft)
        .unless(one -> judge(one, hash, signed.at()))
        .then(one -> publish(one, signed));
  }

  private Optional<Refusal> judge(StoredDraft draft, Sha256 hash, Instant at) {
    if (draft.state() != DraftState.PREPARED) {
      return Optional.of(Refusal.of("not-prepared").with("state", draft.state().word()));
    }
    if (!draft.noticeHash().orElseThrow().equals(hash)) {
      return Optional.of(Refusal.of("notice-differs"));
    }
    if (at.isAfter(draft.preparedAt().orElseThrow().plus(FRESH))) {
      return Optional.of(Refusal.of("prepared-too-old.notice"));
    }
    return Optional.empty();
  }

  private Verdict<NoticeView> publish(StoredDraft draft, Signed<Notice> signed) {
    Notice notice = signed.content();
    Instant at = signed.at();
    Optional<Tender> tender = tenders.lock(TenderNumber.of(notice.ref()));
    return Verdict.accept(draft)
        .unless(
            one ->
                notice.kind() == Notice.Kind.CANCELLATION
                    ? mayCancel(tender.orElseThrow(), notice)
                    : stillLawful(one, tender, at))
        .map(one -> publish(one, tender, signed));
  }

  private NoticeView publish(StoredDraft draft, Optional<Tender> tender, Signed<Notice> signed) {
    Notice notice = signed.content();
    Instant at = signed.at();
    Sha256 document = documents.put(signed.der());
    var order = new PublishedOrder(notice, document, draft.id(), signed.actor().person(), at);
    show(notice, tender, order, draft, at);
    draft.publish();
    documents.put(ruleSets.byHash(notice.ruleSet().hash()).canonicalJson());
    calendars.announce(notice, at).ifPresent(events::fire);
    events.fire(event(notice, document, at));
    return views.of(order);
  }

  private void show(
      Notice notice, Optional<Tender> known, PublishedOrder order, StoredDraft draft, Instant at) {
    if (known.isEmpty()) {
      Tender tender = new Tender(notice, draft.agency(), at);
      List<TenderLot> lots = TenderLot.of(notice, at);
      tenders.add(tender, lots, order);
      lots.forEach(lot -> tenders.noteMove(lot, at));
      return;
    }
    tenders.add(order);
    known.get().show(notice);
    switch (notice.kind()) {
      case CANCELLATION -> moves.move(known.get(), TenderState.CANCELLED, at).orThrow();
      case RE_BID, NEXT_STAGE -> rounds.begin(known.get(), notice, at);
      default -> {}
    }
  }

  private Optional<Refusal> mayCancel(Tender tender, Notice notice) {
    if (Integer.parseInt(tender.ref().order()) + 1 != Integer.parseInt(notice.ref().order())) {
      return superseded(tender);
    }
    return moves.isAllowed(tender, TenderState.CANCELLED)
        ? Optional.empty()
        : Optional.of(Refusal.of("wrong-state.cancel").with("state", tender.state().word()));
  }

  /** For example by an outage since the draft was prepared. */
  private static Optional<Refusal> superseded(Tender tender) {
    return Optional.of(Refusal.of("order-superseded.draft").with("tender", tender.ref()));
  }

  /** The rules once more, as of now: hours may have passed since the draft. */
  private Optional<Refusal> stillLawful(StoredDraft stored, Optional<Tender> tender, Instant at) {
    Draft draft = found.view(stored).content();
    if (tender.isPresent()
        && !RoundOrder.begins(draft.kind())
        && tender.get().state() != TenderState.NOTICED
        && tender.get().state() != TenderState.OPEN) {
      return Optional.of(
          Refusal.of("wrong-state.correct").with("state", tender.get().state().word()));
    }
    if (tender.isPresent()
        && !Postponement.next(tender.get().ref()).equals(stored.ref().orElseThrow())) {
      return superseded(tender.get());
    }
    Verdict<NoticeFacts> facts = draftFacts.of(draft, stored.agency(), at);
    if (facts instanceof Verdict.Refused<NoticeFacts> refused) {
      return Optional.of(refused.refusal());
    }
    List<Finding> findings =
        NoticeRules.check(facts.orThrow()).stream()
            .filter(finding -> !finding.code().equals("receipt-too-early"))
            .toList();
    return findings.isEmpty() ? Optional.empty() : Optional.of(DraftFacts.refusal(findings));
  }

  private static DomainEvent event(Notice notice, Sha256 signed, Instant at) {
    TenderRef ref = notice.ref();
    Sha256 hash = notice.hash();
    return switch (notice.kind()) {
      case CANCELLATION -> new NoticeCancelled(ref, hash, notice.lotNames(), signed, at);
      case POSTPONEMENT ->
          throw new IllegalStateException("no officer signs a postponement: " + ref);
      default -> new OrderPublished(notice.kind(), ref, hash, NoticeDates.of(notice), signed, at);
    };
  }
}
