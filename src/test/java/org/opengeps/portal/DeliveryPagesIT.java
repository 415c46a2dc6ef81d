package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.contract.Contracting;
import org.opengeps.notice.Quotations;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.TestPerson;

/** A firm delivers and an officer inspects in the browser, after a contract. */
class DeliveryPagesIT extends OfficersBrowser {
  private final SealedTender tender = new SealedTender(Quotations::goods);
  private final TestPerson officer = tender.own.officer();

  @Test
  void theFirmDeliversAPartAndTheInspectorAcceptsIt() {
    TestPerson firm = awarded();
    concluded(firm);
    deliver(firm);
    logIn(officer);
    page().navigate("/buyer/contract.xhtml?number=" + tender.number());
    assertThat(page().locator("#not-inspector")).containsText("다른 담당자에게 검사를 맡기세요");
    inspect(tender.own.second());
    page().navigate("/tenders/" + tender.number() + "/contract");
    assertThat(page().locator("#delivery-stands")).containsText("일부 인수");
    assertThat(page().locator("#delivered")).containsText("합격");
    assertThat(page().locator("#delivered")).containsText("박입회");
    assertThat(page().locator("#delivery-form")).hasCount(0);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("deliveries-360");
    assertThat(complaints).isEmpty();
  }

  /** A tender with an award to this firm. */
  private TestPerson awarded() {
    PublishedTender.awaitOpen(tender.number());
    TestPerson firm = tender.bid(45_000_000, List.of(2, 3));
    tender.bid(45_500_000, List.of(4, 5));
    tender.close();
    tender.openGate();
    tender.share(1);
    tender.share(3);
    tender.awaitRanking();
    logIn(officer);
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    for (Locator ground : page().locator("select[data-item]").all()) {
      ground.selectOption("1");
    }
    sign(officer);
    assertThat(page().locator("form#award")).hasCount(1);
    sign(officer);
    page().waitForURL("**/result");
    return firm;
  }

  /** The three steps as programs of both parties take them. */
  private void concluded(TestPerson firm) {
    String number = tender.number();
    JsonObject contract = Contracting.contract(number, officer);
    assertThat(Contracting.send(number, officer, contract).outcome()).isEqualTo("201");
    assertThat(Contracting.step(number, firm, "consent", contract).outcome()).isEqualTo("201");
    assertThat(Contracting.step(number, officer, "confirmation", contract).outcome())
        .isEqualTo("201");
  }

  private void deliver(TestPerson firm) {
    logInTo(firm, "**/");
    page().navigate("/my/contracts");
    assertThat(page().locator("#contracts")).containsText("이행 중");
    page().locator("tr[data-tender='" + tender.number() + "'] a").click();
    page().waitForURL("**/contract**");
    assertThat(page().locator("#message")).containsText("opengeps/delivery/1");
    sign(firm, "#delivery-send");
    assertThat(page().locator("#kind-error")).not().isEmpty();
    page().locator("label[for=kind-part]").click();
    assertThat(page().locator("#kind-error")).isEmpty();
    page().locator("#amount").fill("20,000,000");
    page().locator("#what").fill("책상 40개, 의자 160개");
    assertThat(page().locator("#message")).containsText("책상 40개, 의자 160개");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("delivery-360");
    sign(firm, "#delivery-send");
    assertThat(page().locator("#delivery-state")).containsText("납품이 접수되었습니다");
    page().navigate("/my/contracts");
    assertThat(page().locator("[data-delivery=delivered]")).containsText("검사 기한");
  }

  private void inspect(TestPerson inspector) {
    logIn(inspector);
    assertThat(page().locator("main")).containsText("1차 납품을 검사하세요");
    page().navigate("/buyer/contract.xhtml?number=" + tender.number());
    assertThat(page().locator("#consented")).containsText("책상 40개, 의자 160개");
    sign(inspector);
    assertThat(page().locator("#witness-error")).not().isEmpty();
    page().locator("#witness").fill("박입회");
    assertThat(page().locator("#message")).containsText("opengeps/inspection/1");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("inspection-360");
    sign(inspector);
    assertThat(page().locator("#delivery-stands")).containsText("일부 인수");
  }
}
