package org.opengeps.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.custody.CeremonyId;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.Buyer.Agency;
import org.opengeps.notice.usecase.DraftNotice;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.MoveTender;
import org.opengeps.notice.usecase.PrepareNotice;
import org.opengeps.notice.usecase.PublishNotice;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.Change;

/** Corrections and cancellations, inside the server. */
@ExtendWith(ArquillianExtension.class)
class CorrectionIT {
  @Inject private Buyer buyer;
  @Inject private DraftNotice draftNotice;
  @Inject private PrepareNotice prepareNotice;
  @Inject private PublishNotice publishNotice;
  @Inject private FindNotice findNotice;
  @Inject private MoveTender move;

  private static String outcome(Verdict<?> verdict) {
    return verdict instanceof Verdict.Refused<?> refused ? refused.refusal().code() : "accepted";
  }

  private static JsonObject read(PreparedNotice prepared) {
    return JsonObject.parse(prepared.canonical());
  }

  @Test
  void aCorrectionIsANewOrderWithItsChangesAndTheSameKeys() {
    Agency agency = buyer.agency();
    CeremonyId ceremony = buyer.readyCeremony(agency, 1);
    JsonObject terms = buyer.draft("정정 전").build();
    NoticeView before = buyer.publish(agency, terms, ceremony);
    Instant later = terms.time("closesAt").plusSeconds(600);
    JsonBuilder after =
        Drafts.works("sandbox", null, later, later.plusSeconds(60))
            .replace("title", Drafts.text("정정 후", "Practice works"));
    NoticeView corrected =
        buyer.publish(agency, Drafts.correction(after, before.ref().toString()).build(), null);
    assertThat(corrected.ref().toString()).isEqualTo(before.ref().number() + "-001");
    assertThat(corrected.notice().toJson().list("lots"))
        .isEqualTo(before.notice().toJson().list("lots"));
    assertThat(corrected.notice().schedule().noticedAt())
        .isEqualTo(before.notice().schedule().noticedAt());
    assertThat(corrected.notice().revision().previous()).isEqualTo(before.hash());
    assertThat(corrected.notice().revision().changes())
        .extracting(Change::field)
        .containsExactly("closesAt", "latestOpening", "opensAt", "title.ko");
    assertThat(findNotice.find(before.ref()).orElseThrow().current()).isFalse();
    assertThat(findNotice.current(before.number()).orElseThrow().ref()).isEqualTo(corrected.ref());
    assertThat(outcome(move.drain(before.ref(), later))).isEqualTo("order-superseded");
    assertThat(outcome(move.drain(corrected.ref(), later.minusNanos(1000)))).isEqualTo("not-due");
    assertThat(outcome(move.drain(corrected.ref(), later))).isEqualTo("accepted");
  }

  @Test
  void aCorrectionOfASupersededOrderIsRefused() {
    Agency agency = buyer.agency();
    JsonObject terms = buyer.draft("두 번 정정").build();
    NoticeView before = buyer.publish(agency, terms, buyer.readyCeremony(agency, 1));
    Instant later = terms.time("closesAt").plusSeconds(600);
    buyer.publish(agency, correction(before, later), null);
    assertThat(outcome(draftNotice.draft(agency.officer().sign(correction(before, later)))))
        .isEqualTo("order-superseded");
  }

  @Test
  void aCorrectionThatPutsTheOpeningBeyondTheLifeOfTheCommitteesKeysIsNotPrepared() {
    Agency agency = buyer.agency();
    NoticeView before =
        buyer.publish(agency, buyer.draft("너무 먼 개찰").build(), buyer.readyCeremony(agency, 1));
    // the keys live 300 days, and must live 90 days after the latest opening, a day after this one
    Instant close = buyer.now().plus(Duration.ofDays(208));
    assertThat(prepared(agency, correction(before, close.plus(Duration.ofDays(2)))))
        .isEqualTo("committee-key-too-short");
    assertThat(prepared(agency, correction(before, close))).isEqualTo("accepted");
  }

  private String prepared(Agency agency, JsonObject correction) {
    DraftView draft = buyer.approved(agency, correction);
    return outcome(
        prepareNotice.prepare(
            draft.draft(), agency.officer().sign(buyer.preparation(draft, null))));
  }

  private static JsonObject correction(NoticeView before, Instant closes) {
    JsonBuilder after =
        Drafts.works("sandbox", null, closes, closes.plusSeconds(60))
            .replace("title", before.notice().title().toJson());
    return Drafts.correction(after, before.ref().toString()).build();
  }

  @Test
  void aCancelledTenderEndsAndItsKeyStaysBurnt() {
    Agency agency = buyer.agency();
    CeremonyId ceremony = buyer.readyCeremony(agency, 1);
    NoticeView view = buyer.publish(agency, buyer.draft("취소될 공고").build(), ceremony);
    JsonObject cancellation = Drafts.cancellation(view);
    NoticeView cancelled = buyer.publish(agency, cancellation, null);
    assertThat(cancelled.state()).isEqualTo(TenderState.CANCELLED);
    assertThat(cancelled.notice().kind()).isEqualTo(Notice.Kind.CANCELLATION);
    assertThat(cancelled.notice().toJson().raw("lots"))
        .isEqualTo(view.notice().toJson().raw("lots"));
    assertThat(outcome(move.drain(cancelled.ref(), view.closesAt()))).isEqualTo("wrong-state");
    DraftView next = buyer.approved(agency, buyer.draft("새 공고").build());
    assertThat(
            outcome(
                prepareNotice.prepare(
                    next.draft(), agency.officer().sign(buyer.preparation(next, ceremony)))))
        .isEqualTo("pool-empty");
  }

  @Test
  void whileBidsAreDrainingNothingIsCancelled() {
    Agency agency = buyer.agency();
    NoticeView view =
        buyer.publish(agency, buyer.draft("마감 중").build(), buyer.readyCeremony(agency, 1));
    DraftView draft = buyer.approved(agency, Drafts.cancellation(view));
    PreparedNotice prepared =
        prepareNotice
            .prepare(draft.draft(), agency.officer().sign(buyer.preparation(draft, null)))
            .orThrow();
    move.drain(view.ref(), view.closesAt()).orThrow();
    assertThat(outcome(publishNotice.publish(draft.draft(), agency.officer().sign(read(prepared)))))
        .isEqualTo("wrong-state");
    assertThat(outcome(move.close(view.ref(), view.closesAt()))).isEqualTo("accepted");
    assertThat(outcome(move.close(view.ref(), view.closesAt()))).isEqualTo("accepted");
  }
}
