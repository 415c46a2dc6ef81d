package org.opengeps.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.app.authorities.KeyKind;
import org.opengeps.custody.CeremonyId;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.Buyer.Agency;
import org.opengeps.notice.usecase.ApproveNotice;
import org.opengeps.notice.usecase.DraftNotice;
import org.opengeps.notice.usecase.FindDrafts;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.notice.usecase.OpenReceipt;
import org.opengeps.notice.usecase.PrepareNotice;
import org.opengeps.notice.usecase.PublishNotice;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** From the draft to the public list, inside the server. */
@ExtendWith(ArquillianExtension.class)
class NoticeIT {
  @Inject private Buyer buyer;
  @Inject private DraftNotice draftNotice;
  @Inject private ApproveNotice approveNotice;
  @Inject private PrepareNotice prepareNotice;
  @Inject private PublishNotice publishNotice;
  @Inject private FindDrafts findDrafts;
  @Inject private FindNotice findNotice;
  @Inject private FindTenders findTenders;
  @Inject private OpenReceipt openReceipt;
  @Inject private Documents documents;

  @AfterEach
  void letTheClockTick() {
    TestClock.INSTANCE.release();
  }

  private static String outcome(Verdict<?> verdict) {
    return verdict instanceof Verdict.Refused<?> refused ? refused.refusal().code() : "accepted";
  }

  private static JsonObject read(PreparedNotice prepared) {
    return JsonObject.parse(prepared.canonical());
  }

  @Test
  void aDraftIsNotApprovedByTheOneWhoDraftedItNorByAnotherAgency() {
    Agency agency = buyer.agency();
    DraftView draft =
        draftNotice.draft(agency.officer().sign(buyer.draft("네 개의 눈").build())).orThrow();
    JsonObject approval = buyer.approval(draft);
    assertThat(outcome(approveNotice.approve(draft.draft(), agency.officer().sign(approval))))
        .isEqualTo("four-eyes");
    assertThat(
            outcome(approveNotice.approve(draft.draft(), buyer.agency().approver().sign(approval))))
        .isEqualTo("foreign-draft");
    assertThat(findDrafts.find(draft.draft()).orElseThrow().state()).isEqualTo(DraftState.DRAFTED);
    assertThat(outcome(approveNotice.approve(draft.draft(), agency.approver().sign(approval))))
        .isEqualTo("accepted");
  }

  @Test
  void aSecondCertificateDoesNotMakeASecondOfficer() {
    Agency agency = buyer.agency();
    DraftView draft =
        draftNotice.draft(agency.officer().sign(buyer.draft("한 사람").build())).orThrow();
    TestPerson officer = agency.officer();
    TestPerson again =
        new TestPerson(
            "agency",
            agency.code(),
            officer.name(),
            List.of("APPROVING_OFFICER"),
            TestPerson.certificate("hangang", KeyKind.P_256, officer.name(), agency.code()));
    again.registered();
    assertThat(outcome(approveNotice.approve(draft.draft(), again.sign(buyer.approval(draft)))))
        .isEqualTo("four-eyes");
  }

  @Test
  void aMessageSentToAnotherDraftThanItNamesIsRefused() {
    Agency agency = buyer.agency();
    DraftView one = draftNotice.draft(agency.officer().sign(buyer.draft("하나").build())).orThrow();
    DraftView other = buyer.approved(agency, buyer.draft("다른 하나").build());
    byte[] approval = agency.approver().sign(buyer.approval(one));
    assertThat(outcome(approveNotice.approve(other.draft(), approval)))
        .isEqualTo("draft-not-named");
    byte[] order = agency.officer().sign(buyer.preparation(other, buyer.readyCeremony(agency, 1)));
    assertThat(outcome(prepareNotice.prepare(one.draft(), order))).isEqualTo("draft-not-named");
    assertThat(findDrafts.find(one.draft()).orElseThrow().state()).isEqualTo(DraftState.DRAFTED);
  }

  @Test
  void anApprovalOfOtherContentIsRefused() {
    Agency agency = buyer.agency();
    DraftView draft =
        draftNotice.draft(agency.officer().sign(buyer.draft("다른 내용").build())).orThrow();
    JsonObject other =
        buyer.approval(draft).toBuilder().replace("draftHash", Sha256.ofText("other")).build();
    assertThat(outcome(approveNotice.approve(draft.draft(), agency.approver().sign(other))))
        .isEqualTo("draft-differs");
  }

  @Test
  void aDraftUnderTheLawWithTooShortAPeriodIsRefusedWithTheRule() {
    Instant closes = buyer.now().plus(Duration.ofDays(3));
    JsonObject draft =
        Drafts.works("kr-local-works", null, closes, closes.plusSeconds(3600)).build();
    Verdict<DraftView> verdict = draftNotice.draft(buyer.agency().officer().sign(draft));
    assertThat(outcome(verdict)).isEqualTo("period-too-short");
    assertThat(verdict.refused().orElseThrow().english()).contains("15 days");
    assertThat(verdict.refused().orElseThrow().korean()).contains("15일");
  }

  @Test
  void noNoticeIsPreparedWithoutApprovalOrWithoutAPassedRehearsal() {
    Agency agency = buyer.agency();
    DraftView filed =
        draftNotice.draft(agency.officer().sign(buyer.draft("예행 없음").build())).orThrow();
    CeremonyId unrehearsed = buyer.unrehearsedCeremony(agency);
    byte[] prepare = agency.officer().sign(buyer.preparation(filed, unrehearsed));
    assertThat(outcome(prepareNotice.prepare(filed.draft(), prepare))).isEqualTo("wrong-state");
    approveNotice.approve(filed.draft(), agency.approver().sign(buyer.approval(filed))).orThrow();
    assertThat(outcome(prepareNotice.prepare(filed.draft(), prepare)))
        .isEqualTo("rehearsal-missing");
    assertThat(findDrafts.find(filed.draft()).orElseThrow().state()).isEqualTo(DraftState.APPROVED);
    assertThat(
            outcome(
                publishNotice.publish(
                    filed.draft(),
                    agency
                        .officer()
                        .sign(Notices.of(Drafts.works().build(), Drafts.NOTICED).toJson()))))
        .isEqualTo("not-prepared");
  }

  @Test
  void aNoticeThatHasItsKeyGetsNoneOfAnotherCommittee() {
    Agency agency = buyer.agency();
    DraftView draft = buyer.approved(agency, buyer.draft("열쇠 바꾸기").build());
    CeremonyId first = buyer.readyCeremony(agency, 1);
    byte[] prepare = agency.officer().sign(buyer.preparation(draft, first));
    prepareNotice.prepare(draft.draft(), prepare).orThrow();
    CeremonyId second = buyer.readyCeremony(agency, 1);
    byte[] other = agency.officer().sign(buyer.preparation(draft, second));
    assertThat(outcome(prepareNotice.prepare(draft.draft(), other))).isEqualTo("bound-elsewhere");
  }

  @Test
  void anotherAgencysPoolGivesNoKey() {
    Agency agency = buyer.agency();
    DraftView draft = buyer.approved(agency, buyer.draft("남의 열쇠").build());
    CeremonyId foreign = buyer.readyCeremony(buyer.agency(), 1);
    assertThat(
            outcome(
                prepareNotice.prepare(
                    draft.draft(), agency.officer().sign(buyer.preparation(draft, foreign)))))
        .isEqualTo("foreign-pool");
  }

  @Test
  void aPublishedNoticeIsListedFoundAndPinsItsRules() {
    Agency agency = buyer.agency();
    String title = "위판장 " + UUID.randomUUID();
    NoticeView view =
        buyer.publish(agency, buyer.draft(title).build(), buyer.readyCeremony(agency, 1));
    assertThat(view.ref().order()).isEqualTo("000");
    assertThat(view.ref().number()).startsWith("R25BK");
    Notice notice = view.notice();
    assertThat(notice.agency().code()).isEqualTo(agency.code());
    assertThat(notice.practice()).isTrue();
    assertThat(notice.envelope(Slot.ONLY_PRICE)).isPresent();
    assertThat(documents.find(notice.ruleSet().hash())).isPresent();
    assertThat(findNotice.find(view.ref()).orElseThrow().hash()).isEqualTo(view.hash());
    openReceipt.openDue();
    TenderPage page =
        findTenders.page(new TenderQuery(title.substring(4, 20), Set.of(TenderState.OPEN), 1, 20));
    assertThat(page.tenders()).extracting(TenderSummary::ref).containsExactly(view.ref());
    assertThat(
            findTenders.page(new TenderQuery(title, Set.of(TenderState.CANCELLED), 1, 20)).total())
        .isZero();
    assertThat(findTenders.page(new TenderQuery(view.ref().number(), Set.of(), 1, 20)).total())
        .isEqualTo(1);
    assertThat(findTenders.page(new TenderQuery(agency.code(), Set.of(), 1, 20)).total())
        .isEqualTo(1);
    assertThat(findTenders.page(new TenderQuery(agency.code() + "%", Set.of(), 1, 20)).total())
        .as("a sign that is none of the title's, not a placeholder")
        .isZero();
  }

  @Test
  void theListFindsEveryTenderInWhichAllWordsOccurHoweverTheyAreTyped() {
    Agency agency = buyer.agency();
    CeremonyId ceremony = buyer.readyCeremony(agency, 2);
    String mark = UUID.randomUUID().toString().substring(0, 8);
    NoticeView sewer = buyer.publish(agency, buyer.draft("하수 정비 " + mark).build(), ceremony);
    NoticeView road = buyer.publish(agency, buyer.draft("도로 정비 " + mark).build(), ceremony);
    assertThat(found("정비 " + mark)).containsExactly(road.ref(), sewer.ref());
    assertThat(found(mark + " 하수")).containsExactly(sewer.ref());
    String letters = Normalizer.normalize("하수 " + mark, Normalizer.Form.NFD);
    assertThat(found(letters)).containsExactly(sewer.ref());
    assertThat(found(sewer.ref().number())).containsExactly(sewer.ref());
    assertThat(found(sewer.ref().toString())).containsExactly(sewer.ref());
    assertThat(found(sewer.ref().number().toLowerCase(Locale.ROOT))).containsExactly(sewer.ref());
    assertThat(found("하천 " + mark)).isEmpty();
    TenderQuery far = new TenderQuery(mark, Set.of(), TenderQuery.Sort.CLOSING, 99, 1);
    TenderPage last = findTenders.page(far);
    assertThat(last.pages().page()).isEqualTo(2);
    assertThat(last.tenders()).extracting(TenderSummary::ref).containsExactly(road.ref());
  }

  @Test
  void anAgencysListsHoldItsUnpublishedDraftsAndItsTendersPageByPage() {
    Agency agency = buyer.agency();
    CeremonyId ceremony = buyer.readyCeremony(agency, 2);
    NoticeView first = buyer.publish(agency, buyer.draft("먼저 낸 공사").build(), ceremony);
    NoticeView second = buyer.publish(agency, buyer.draft("나중에 낸 공사").build(), ceremony);
    DraftView waiting =
        draftNotice.draft(agency.officer().sign(buyer.draft("기다리는 초안").build())).orThrow();
    DraftView approved = buyer.approved(agency, buyer.draft("승인된 초안").build());
    OrganisationId own = findNotice.agencyOf(TenderNumber.of(first.ref())).orElseThrow();
    assertThat(findDrafts.listUnpublished(own, 50))
        .extracting(DraftView::draft)
        .containsExactly(approved.draft(), waiting.draft());
    assertThat(findDrafts.listUnpublished(own, 1))
        .extracting(draft -> draft.content().terms().title().ko())
        .containsExactly(approved.content().terms().title().ko());
    TenderQuery query = TenderQuery.of(own, 1);
    assertThat(findTenders.page(query).tenders())
        .extracting(TenderSummary::ref)
        .containsExactly(second.ref(), first.ref());
    TenderQuery one = new TenderQuery("", Set.of(), query.agency(), query.sort(), 2, 1);
    assertThat(findTenders.page(one).pages().count()).isEqualTo(2);
    assertThat(findTenders.page(one).tenders())
        .extracting(TenderSummary::ref)
        .containsExactly(first.ref());
  }

  private List<TenderRef> found(String text) {
    return findTenders.page(new TenderQuery(text, Set.of(), 1, 20)).tenders().stream()
        .map(TenderSummary::ref)
        .toList();
  }

  @Test
  void onlyThePreparedBytesArePublishedAndPublishingTwiceIsHarmless() {
    Agency agency = buyer.agency();
    DraftView draft = buyer.approved(agency, buyer.draft("정확히").build());
    PreparedNotice prepared =
        prepareNotice
            .prepare(
                draft.draft(),
                agency.officer().sign(buyer.preparation(draft, buyer.readyCeremony(agency, 1))))
            .orThrow();
    JsonObject tampered =
        Sections.with(read(prepared).toBuilder(), "price", "baseAmount", "1797931001").build();
    assertThat(outcome(publishNotice.publish(draft.draft(), agency.officer().sign(tampered))))
        .isEqualTo("notice-differs");
    assertThat(
            outcome(publishNotice.publish(draft.draft(), agency.approver().sign(read(prepared)))))
        .isEqualTo("role-missing");
    byte[] signed = agency.officer().sign(read(prepared));
    NoticeView first = publishNotice.publish(draft.draft(), signed).orThrow();
    assertThat(publishNotice.publish(draft.draft(), signed).orThrow().hash())
        .isEqualTo(first.hash());
    assertThat(findNotice.history(first.number())).hasSize(1);
  }

  @Test
  void preparingAgainKeepsNumberAndKeyAndMovesTheNoticeTime() {
    Agency agency = buyer.agency();
    CeremonyId ceremony = buyer.readyCeremony(agency, 1);
    DraftView draft = buyer.approved(agency, buyer.draft("다시 준비").build());
    byte[] prepare = agency.officer().sign(buyer.preparation(draft, ceremony));
    PreparedNotice first = prepareNotice.prepare(draft.draft(), prepare).orThrow();
    TestClock.INSTANCE.advance(Duration.ofMinutes(15).plusMillis(1));
    assertThat(outcome(publishNotice.publish(draft.draft(), agency.officer().sign(read(first)))))
        .isEqualTo("prepared-too-old");
    PreparedNotice second = prepareNotice.prepare(draft.draft(), prepare).orThrow();
    assertThat(second.ref()).isEqualTo(first.ref());
    assertThat(read(second).list("lots")).isEqualTo(read(first).list("lots"));
    assertThat(read(second).time("noticedAt")).isAfter(read(first).time("noticedAt"));
    assertThat(outcome(publishNotice.publish(draft.draft(), agency.officer().sign(read(second)))))
        .isEqualTo("accepted");
  }

  @Test
  void aNameOfADraftServesOnceAndADraftNeedsARuleSetInForce() {
    Agency agency = buyer.agency();
    JsonObject first = buyer.draft("첫째 위판장").build();
    DraftView filed = draftNotice.draft(agency.officer().sign(first)).orThrow();
    JsonObject second = buyer.draft("둘째 위판장").replace("draft", filed.draft().toString()).build();
    assertThat(outcome(draftNotice.draft(agency.officer().sign(second)))).isEqualTo("draft-exists");
    JsonObject lawless = buyer.draft("셋째 위판장").replace("ruleSet", "no-such-law").build();
    assertThat(outcome(draftNotice.draft(agency.officer().sign(lawless))))
        .isEqualTo("rule-set-not-in-force");
    DraftId nobodys = DraftId.parse(UUID.randomUUID().toString());
    JsonObject approval =
        buyer.approval(filed).toBuilder().replace("draft", nobodys.toString()).build();
    assertThat(outcome(approveNotice.approve(nobodys, agency.approver().sign(approval))))
        .isEqualTo("draft-unknown");
  }
}
