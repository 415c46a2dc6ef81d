package org.opengeps.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.QuestionsOfToday;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Answer;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Question;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.VerifyBundle;

/** Firms ask about a notice, an officer answers for all, and nobody learns who asked. */
@ExtendWith(ArquillianExtension.class)
class QuestionsIT {
  private static final String TEXT = "제3호 도면의 단열재 두께가 100 mm와 120 mm로 다릅니다. 어느 쪽입니까?";
  private static final LocalText WORDING = new LocalText("제3호 도면의 단열재 두께는?", "Insulation?");
  private static final LocalText ANSWER = new LocalText("120 mm입니다.", "120 mm.");

  @Inject private OpeningScene scene;
  @Inject private FindNotice notices;
  @Inject private ReadLog log;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;
  @Inject private InTransaction transaction;
  @PersistenceContext private EntityManager entities;

  private static String path(OpeningScene.Tender tender) {
    return "/api/v1/tenders/" + tender.ref().number() + "/questions";
  }

  private static Http.Answer ask(OpeningScene.Tender tender, String cookie, String text) {
    return ask(tender, cookie, text, false);
  }

  private static Http.Answer ask(
      OpeningScene.Tender tender, String cookie, String text, boolean asIs) {
    byte[] body = JsonObject.builder().put("text", text).put("asIs", asIs).build().canonical();
    return cookie.isEmpty()
        ? Http.post(path(tender), "application/json", body)
        : Http.post(path(tender), "application/json", body, "Cookie", cookie);
  }

  private static Sha256 asked(OpeningScene.Tender tender, String cookie, String text) {
    Http.Answer answer = ask(tender, cookie, text);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    Question question = Question.from(answer.json().object("question"));
    assertThat(question.hash()).isEqualTo(answer.json().hash("questionHash"));
    assertThat(answer.json().time("dueAt")).isAfter(answer.json().time("askedAt"));
    return question.hash();
  }

  private static Http.Answer send(OpeningScene.Tender tender, TestPerson officer, Answer answer) {
    return Http.post(path(tender) + "/answers", Http.CMS, officer.sign(answer.toJson()));
  }

  private static Answer given(TenderRef tender, Sha256... questions) {
    return new Answer(tender, List.of(questions), WORDING, ANSWER, null, false);
  }

  @Test
  void aQuestionIsAnsweredForAllAndNobodyLearnsWhoAsked() throws Exception {
    OpeningScene.Tender tender = scene.tender("질의를 받는 공사");
    TestPerson firm = TestPerson.supplier();
    String person = firm.registeredId().toString();
    String cookie = firm.logIn();
    Sha256 first = asked(tender, cookie, TEXT);
    Sha256 second = asked(tender, cookie, "다른 공고의 납품 기한은 언제입니까?");
    Sha256 third = asked(tender, cookie, "현장 설명회가 있습니까?");

    TestPerson officer = tender.agency().officer();
    Http.Answer waiting = Http.get(path(tender) + "/waiting", "Cookie", officer.logIn());
    assertThat(waiting.json().objects("questions"))
        .extracting(one -> one.hash("questionHash"))
        .containsExactlyInAnyOrder(first, second, third);
    assertThat(waiting.text()).contains("단열재");
    assertThat(Http.get(path(tender)).text()).as("not yet public").doesNotContain("단열재");
    assertThat(send(tender, officer, given(tender.ref(), first)).status()).isEqualTo(201);
    assertThat(send(tender, officer, given(tender.ref(), first)).outcome())
        .isEqualTo("404 question-unknown");
    Answer refusal =
        new Answer(
            tender.ref(), List.of(second), null, null, Answer.Refused.NOT_ABOUT_THE_TENDER, false);
    assertThat(send(tender, tender.agency().approver(), refusal).status()).isEqualTo(201);

    JsonObject all = Http.get(path(tender)).json();
    assertThat(all.count("asked")).isEqualTo(3);
    assertThat(all.count("waiting")).isEqualTo(1);
    assertThat(all.count("refused")).isEqualTo(1);
    assertThat(all.objects("answers")).hasSize(2);
    String page = Http.get("/tenders/" + tender.ref().number() + "/questions").text();
    assertThat(page).contains(WORDING.ko(), ANSWER.ko(), "이 입찰에 관한 질의가 아닙니다", "KST");
    assertThat(page).as("the text as it was asked").doesNotContain(TEXT);
    assertThat(Http.get("/tenders/" + tender.ref().number()).text()).contains("질의 3건 가운데 답변 1건");
    List<String> traces = new ArrayList<>(List.of(waiting.text(), all.toString(), page));
    traces.addAll(rows(tender));
    traces.addAll(entries(tender));
    String organisation =
        Http.get("/api/v1/organisations?kind=supplier&identifier=" + firm.identifier())
            .json()
            .string("id");
    for (String trace : traces) {
      assertThat(trace).doesNotContain(firm.identifier(), person, organisation, "성림건설", "Seongnim");
    }
    assertThat(rows(tender).toString())
        .as("the text goes with the answer")
        .doesNotContain("단열재 두께가")
        .contains("현장 설명회");
    closed(tender, firm, third);
  }

  /** What was not answered stays so, and everybody counts it. */
  private void closed(OpeningScene.Tender tender, TestPerson firm, Sha256 left) throws Exception {
    scene.openingTime(tender);
    OpeningScene.await(
        () ->
            notices.current(tender.notice().number()).orElseThrow().state() == TenderState.FAILED);
    assertThat(ask(tender, firm.logIn(), TEXT).outcome()).isEqualTo("409 wrong-state");
    assertThat(send(tender, tender.agency().officer(), given(tender.ref(), left)).outcome())
        .isEqualTo("409 wrong-state");
    JsonObject all = Http.get(path(tender)).json();
    assertThat(all.count("waiting")).isEqualTo(1);
    assertThat(all.isNull("takenUntil")).isTrue();
    assertThat(Http.get("/tenders/" + tender.ref().number() + "/questions").text())
        .contains("그중 1건은 마감될 때까지 답변되지 않았습니다");
    AtomicReference<byte[]> zip = new AtomicReference<>();
    OpeningScene.await(
        () -> {
          zip.set(bundles.of(tender.notice().number()).orThrow());
          String names = new String(zip.get(), StandardCharsets.ISO_8859_1);
          return names.contains("close-reveal.json") && names.contains("answers/002.p7s");
        });
    Report report = VerifyBundle.verify(zip.get(), Optional.of(trust.trust()));
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(report.confirmed())
        .anyMatch(
            line ->
                line.contains("Of 3 questions about the notice 1 answered for all")
                    && line.contains("1 without an answer"));
  }

  /** All that the tables say. */
  private List<String> rows(OpeningScene.Tender tender) {
    return transaction.call(
        () -> {
          List<?> rows =
              entities
                  .createNativeQuery(
                      "SELECT HEX(question), tender, text, asked_at, HEX(answer)"
                          + " FROM notice_question WHERE tender = ?")
                  .setParameter(1, tender.ref().number())
                  .getResultList();
          return rows.stream().map(row -> Arrays.toString((Object[]) row)).toList();
        });
  }

  private List<String> entries(OpeningScene.Tender tender) {
    OpeningScene.await(
        () ->
            kinds(tender).stream().filter("question-answered"::equals).count() == 2
                && kinds(tender).stream().filter("question-asked"::equals).count() == 3);
    return log.listAbout(tender.ref().number()).stream()
        .map(entry -> new String(entry.bytes(), StandardCharsets.UTF_8))
        .collect(Collectors.toList());
  }

  private List<String> kinds(OpeningScene.Tender tender) {
    return log.listAbout(tender.ref().number()).stream()
        .map(entry -> LedgerEntry.parse(entry.bytes()).kind())
        .toList();
  }

  @Test
  void onlyRegisteredFirmsAskAndOnlyTheAgencysOfficersReadAndAnswer() {
    OpeningScene.Tender tender = scene.tender("질의를 받는 다른 공사");
    TestPerson officer = tender.agency().officer();
    TestPerson elsewhere = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    TestPerson firm = TestPerson.supplier().registered();
    String cookie = firm.logIn();
    assertThat(ask(tender, "", TEXT).outcome()).isEqualTo("403 login-missing");
    assertThat(ask(tender, officer.logIn(), TEXT).outcome()).isEqualTo("403 role-missing");
    Sha256 question = asked(tender, cookie, TEXT);
    String waiting = path(tender) + "/waiting";
    assertThat(Http.get(waiting).outcome()).isEqualTo("403 login-missing");
    assertThat(Http.get(waiting, "Cookie", cookie).outcome()).isEqualTo("403 role-missing");
    assertThat(Http.get(waiting, "Cookie", elsewhere.logIn()).outcome())
        .isEqualTo("403 foreign-tender");
    assertThat(send(tender, firm, given(tender.ref(), question)).outcome())
        .isEqualTo("403 role-missing");
    assertThat(send(tender, elsewhere, given(tender.ref(), question)).outcome())
        .isEqualTo("422 foreign-tender");
    OpeningScene.Tender other = scene.tender("또 다른 공사");
    assertThat(send(other, officer, given(tender.ref(), question)).outcome())
        .isEqualTo("422 tender-differs");
    assertThat(send(other, other.agency().officer(), given(other.ref(), question)).outcome())
        .as("a question about another notice")
        .isEqualTo("404 question-unknown");
    assertThat(Http.get("/api/v1/tenders/R26BK99999999/questions").outcome())
        .isEqualTo("404 tender-unknown");
  }

  @Test
  void whatTellsTheAskerIsSentOnlyIfItIsMeantAndAFirmAsksOnlySoOften() {
    OpeningScene.Tender tender = scene.tender("질의가 많은 공사");
    TestPerson firm = TestPerson.supplier().registered();
    String cookie = firm.logIn();
    assertThat(ask(tender, cookie, "성림건설입니다. 참여할 수 있습니까?").outcome())
        .isEqualTo("422 question-names-asker");
    assertThat(ask(tender, cookie, firm.identifier() + "도 됩니까?").outcome())
        .isEqualTo("422 question-names-asker");
    assertThat(ask(tender, cookie, "거꾸로\u202e읽기").outcome()).isEqualTo("422 text-unfit");
    assertThat(ask(tender, cookie, "가".repeat(1001)).outcome()).isEqualTo("422 text-unfit");
    assertThat(ask(tender, cookie, " \n ").outcome()).isEqualTo("422 text-unfit");
    assertThat(ask(tender, cookie, "대표전화 02-123-4567로 물어도 됩니까?", true).status()).isEqualTo(201);
    for (int i = 1; i < QuestionsOfToday.MOST; i++) {
      asked(tender, cookie, "질의 " + i);
    }
    assertThat(ask(tender, cookie, "하나 더").outcome()).isEqualTo("422 too-many-questions");
    asked(tender, TestPerson.supplier().registered().logIn(), "다른 업체의 질의");
    Answer empty =
        new Answer(
            tender.ref(),
            List.of(Sha256.ofText("nobody asked this")),
            WORDING,
            new LocalText("", ""),
            null,
            false);
    assertThat(send(tender, tender.agency().officer(), empty).outcome())
        .isEqualTo("422 text-unfit");
  }
}
