package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;

/** A firm asks in the browser, an officer answers, and everybody reads it. */
class QuestionPagesIT extends OfficersBrowser {
  private static final String QUESTION = "제3호 도면의 단열재 두께는 얼마입니까?";
  private static final String WORDING = "도면의 단열재 두께는?";
  private static final String ANSWER = "120 mm입니다.";

  private void readable(String name) {
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("questions-" + name + "-360");
  }

  @Test
  void aFirmAsksAnOfficerAnswersAndEverybodyReadsIt() {
    SealedTender tender = new SealedTender();
    String number = tender.number();
    PublishedTender.awaitOpen(number);
    nobodyAsksWithoutALogIn(number);
    TestPerson firm = TestPerson.supplier().registered();
    ask(number, firm);

    logIn(tender.own.officer());
    assertThat(page().locator("#waiting tr[data-kind=answer-questions]"))
        .containsText("질의 1건이 답변을 기다립니다");
    page().locator("#waiting tr[data-kind=answer-questions] a").click();
    page().waitForURL("**/buyer/questions.xhtml**");
    answer(tender.own.officer());
    assertThat(page().content()).doesNotContain(firm.identifier());

    page().navigate("/buyer/tender.xhtml?number=" + number);
    assertThat(page().locator("#questions")).hasCount(0);
    assertThat(page().locator("main a[href*='questions.xhtml']")).hasCount(1);
    published(number);
    // the browser says on the console that a text which names its asker was refused
    assertThat(complaints).filteredOn(text -> !text.contains("422")).isEmpty();
  }

  private void nobodyAsksWithoutALogIn(String number) {
    page().navigate("/tenders/" + number);
    assertThat(page().locator("main")).containsText("아직 질의가 없습니다");
    page().locator("main a[href$='/questions']").click();
    page().waitForURL("**/questions");
    assertThat(page().locator("#question-form")).hasCount(0);
    assertThat(page().locator("main a[href^='/login']")).hasCount(1);
    readable("visitor");
  }

  private void ask(String number, TestPerson firm) {
    page().locator("main a[href^='/login']").click();
    page().waitForURL("**/login?next=**");
    sign(firm, "button[type=submit]");
    page().waitForURL("**/tenders/" + number + "/questions");
    readable("form");
    page().locator("#question-send").click();
    assertThat(page().locator("#question-error")).not().isEmpty();
    assertThat(page().locator("#questions-count")).containsText("아직 질의가 없습니다");
    page().locator("#question").fill("성림건설입니다. " + QUESTION);
    assertThat(page().locator("#as-is")).isHidden();
    page().locator("#question-send").click();
    assertThat(page().locator("#question-error")).containsText("성림건설");
    assertThat(page().locator("#as-is")).isVisible();
    readable("names-asker");
    page().locator("#question").fill(QUESTION);
    page().locator("#question-send").click();
    assertThat(page().locator("#question-state")).containsText("질의를 보냈습니다");
    assertThat(page().locator("#question-state")).containsText("(KST)");
    assertThat(page().locator("#question-hash"))
        .hasText(java.util.regex.Pattern.compile("[0-9a-f]{64}"));
    assertThat(page().locator("#question-state a[download]")).hasCount(1);
    assertThat(page().locator("#question-form")).isHidden();
    assertThat(page().locator("#questions-count")).isHidden();
    readable("asked");
    page().navigate("/tenders/" + number + "/questions?lang=en");
    assertThat(page().locator("#questions-count")).containsText("1 waiting");
    readable("en");
    page().navigate("/tenders/" + number + "/questions?lang=ko");
  }

  private void answer(TestPerson officer) {
    assertThat(page().locator("form#answer")).containsText(QUESTION);
    assertThat(page().locator("form#answer")).containsText("답변 기한");
    sign(officer);
    assertThat(page().locator("#questionKo-error")).not().isEmpty();
    page().locator("label[for=question0]").click();
    assertThat(page().locator("#questionKo")).hasValue(QUESTION);
    page().locator("label[for=outcome-refuse]").click();
    assertThat(page().locator("#answer-fields")).isHidden();
    assertThat(page().locator("#message")).containsText("이 입찰에 관한 질의가 아닙니다");
    readable("refuse");
    page().locator("label[for=outcome-answer]").click();
    page().locator("#questionKo").fill(WORDING);
    page().locator("#answerKo").fill(ANSWER);
    page().locator("label[for=correction]").click();
    assertThat(page().locator("#message")).containsText(WORDING);
    assertThat(page().locator("#message")).containsText(ANSWER);
    readable("answer");
    picture("questions-desk");
    sign(officer);
    page().waitForURL("**done=answer**");
    assertThat(page().locator("main")).containsText("서명한 답변을 공개했습니다");
    assertThat(page().locator("main")).containsText("답변을 기다리는 질의가 없습니다");
    readable("done");
  }

  private void published(String number) {
    page().navigate("/tenders/" + number);
    assertThat(page().locator("main")).containsText("질의 1건 가운데 답변 1건");
    page().navigate("/tenders/" + number + "/questions");
    assertThat(page().locator("article")).containsText(WORDING);
    assertThat(page().locator("article")).containsText(ANSWER);
    assertThat(page().locator("article")).containsText("이 답변에 따라 공고가 정정됩니다");
    assertThat(page().locator("article")).containsText("KST");
    assertThat(page().locator("main")).containsText("업체의 투찰 담당자만 질의할 수 있습니다");
    assertThat(page().locator("main a[href*='/buyer/questions.xhtml']")).hasCount(1);
    readable("public");
    picture("questions-public");
    assertThat(Http.get("/tenders/" + number + "/questions").text()).doesNotContain(QUESTION);
  }
}
