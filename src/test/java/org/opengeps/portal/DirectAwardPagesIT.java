package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.opengeps.award.OneQuotePurchase;
import org.opengeps.testing.TestPerson;

/** An officer writes a contract on one quote, another approves it, everybody reads it. */
class DirectAwardPagesIT extends OfficersBrowser {
  private static final String TITLE = "보건소 소독약 구매";

  private final String code = TestPerson.agencyCode();

  private void readable(String name) {
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("direct-" + name + "-360");
  }

  @Test
  void anOfficerWritesItAnotherApprovesItAndEverybodyReadsIt() {
    TestPerson officer =
        TestPerson.named("agency", code, "김계약", "CONTRACTING_OFFICER").registered();
    TestPerson second = TestPerson.named("agency", code, "이결재", "APPROVING_OFFICER").registered();
    TestPerson firm = TestPerson.supplier().registered();
    logIn(officer);
    page().navigate("/buyer/notices.xhtml");
    page().locator("a[href='/buyer/direct.xhtml']").click();
    page().waitForURL("**/buyer/direct.xhtml");
    sign(officer);
    assertThat(page().locator("#titleKo-error")).not().isEmpty();
    readable("form");
    fill(firm);
    sign(officer);
    assertThat(page().locator("#outcome")).containsText("소액수의 견적");
    page().locator("#estimatedAmount").fill("19000000");
    sign(officer);
    page().waitForURL("**/buyer/direct-award.xhtml?id=**");
    assertThat(page().locator("main")).containsText("다른 담당자의 결재를 기다립니다");
    assertThat(page().locator("#do-sign")).hasCount(0);
    readable("waiting");

    logIn(second);
    page().navigate("/buyer/direct.xhtml");
    assertThat(page().locator("form#direct-award")).hasCount(0);
    page().locator("#waiting a").click();
    page().waitForURL("**/buyer/direct-award.xhtml?id=**");
    assertThat(page().locator("#consented")).containsText(TITLE);
    assertThat(page().locator("#consented")).containsText("20,000,000");
    readable("approval");
    sign(second);
    page().waitForURL("**/direct-awards/**");
    assertThat(page().locator("main")).containsText("여성기업");
    readable("public");
    picture("direct-public");
    page().navigate("/direct-awards?agency=" + code);
    assertThat(page().locator("#content table")).containsText(TITLE);
    readable("list");
    page().navigate("/direct-awards?agency=" + code + "&lang=en");
    assertThat(page().locator("#content table")).containsText("Women's firm");
    readable("list-en");
    // the browser says on the console that an estimate above the limit was refused
    assertThat(complaints).filteredOn(text -> !text.contains("422")).isEmpty();
  }

  private void fill(TestPerson firm) {
    page().locator("#business").selectOption("works general-works");
    assertThat(page().locator("input[value=staff-missing]")).isVisible();
    page().locator("#business").selectOption("goods ordinary-goods");
    assertThat(page().locator("input[value=staff-missing]")).isHidden();
    page().locator("#ground").selectOption("womens-firm");
    page().locator("#titleKo").fill(TITLE);
    page().locator("#reasonKo").fill("확인서를 가진 여성기업이 가장 빨리 납품함");
    page().locator("#estimatedAmount").fill("50000001");
    assertThat(page().locator("#estimatedAmount-reading")).containsText("오천만일원");
    page().locator("#quoteAmount").fill("20000000");
    page().locator("#amount").fill("20000000");
    page().locator("#supplier").fill(firm.identifier());
    page()
        .locator("#quote")
        .setInputFiles(
            new FilePayload("견적서.pdf", "application/pdf", "견적".getBytes(StandardCharsets.UTF_8)));
    page().locator("#performedUntil").fill(OneQuotePurchase.today().plusDays(20).toString());
    page().locator("#do-sign").click();
    assertThat(page().locator("#confirmed-error")).not().isEmpty();
    for (Locator box : page().locator("input[name=confirmed]:visible").all()) {
      box.check();
    }
    for (Locator box : page().locator("input[name=declared]").all()) {
      box.check();
    }
    assertThat(page().locator("#message")).containsText("견적서.pdf");
  }
}
