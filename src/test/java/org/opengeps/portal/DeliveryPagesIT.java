package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.opengeps.contract.Contracting;
import org.opengeps.notice.Quotations;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.PracticeCustomer;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;

/** A firm delivers, an officer inspects, and two pay in the browser, after a contract. */
class DeliveryPagesIT extends OfficersBrowser {
  private static final String ACCOUNT = "110-2345-678901";
  private static final String AGENCY_ACCOUNT = "301-9876-543210";

  private final SealedTender tender = new SealedTender(Quotations::goods);
  private final TestPerson officer = tender.own.officer();

  @Test
  void theFirmDeliversAPartTheInspectorAcceptsItAndTwoOfficersPayIt() throws Exception {
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
    claim(firm);
    sendBack();
    claim(firm);
    order();
    approve(tender.own.second());
    paid();
    assertThat(complaints).isEmpty();
  }

  private String payments() {
    return "/tenders/" + tender.number() + "/payments";
  }

  private void claim(TestPerson firm) {
    logInTo(firm, "**/");
    page().navigate("/my/contracts");
    page().locator("tr[data-tender='" + tender.number() + "'] a[href*=payments]").click();
    page().waitForURL("**/payments**");
    page().locator("#bank").fill("nacf");
    sign(firm, "#claim-send");
    assertThat(page().locator("#bank-error")).not().isEmpty();
    page().locator("#bank").fill("nacfkrse");
    page().locator("#account").fill(ACCOUNT);
    page().locator("#account").blur();
    assertThat(page().locator("#message")).containsText("20,000,000");
    assertThat(page().locator("#message dd[data-path=invoice]"))
        .containsText(Pattern.compile("[0-9a-f]{64}"));
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("claim-360");
    sign(firm, "#claim-send");
    assertThat(page().locator("#claim-state")).containsText("청구가 접수되었습니다");
  }

  private void sendBack() {
    logIn(officer);
    assertThat(page().locator("main")).containsText("1차 청구의 지급을 결의하세요");
    page().navigate("/buyer/payment.xhtml?number=" + tender.number());
    page().locator("#send-back").click();
    assertThat(page().locator("#consented")).containsText("NACFKRSE");
    page().locator("#reason").fill("통장 사본과 계좌번호가 다름");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    sign(officer);
    assertThat(page().locator("#nothing-waits")).hasCount(1);
    page().navigate(payments());
    assertThat(page().locator("#claims")).containsText("통장 사본과 계좌번호가 다름");
    assertThat(page().locator("#claims"))
        .containsText("…" + ACCOUNT.substring(ACCOUNT.length() - 4));
    assertThat(page().locator("#claims")).not().containsText(ACCOUNT);
  }

  private void order() throws Exception {
    PracticeCustomer bank =
        new PracticeCustomer(TestServer.folder().resolve("bank"), TestServer.bankUrl().toString());
    logIn(officer);
    page().navigate("/buyer/payment.xhtml?number=" + tender.number());
    String agency = page().locator("#debtorHolder").inputValue();
    String firm = page().locator("#consented dd[data-path='account.holder']").textContent();
    bank.open(new BankAccount("NACFKRSE", ACCOUNT, firm), 0);
    bank.open(new BankAccount("NACFKRSE", AGENCY_ACCOUNT, agency), 1_000_000_000L);
    page().locator("#debtorBank").fill("NACFKRSE");
    page().locator("#debtorNumber").fill(AGENCY_ACCOUNT);
    assertThat(page().locator("#message")).containsText("opengeps/payment-order/1");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("payment-order-360");
    sign(officer);
    assertThat(page().locator("#not-payer")).containsText("승인할 수 없습니다");
    assertThat(page().locator("#order-anew")).hasCount(1);
  }

  private void approve(TestPerson second) {
    logIn(second);
    assertThat(page().locator("main")).containsText("2차 청구의 지급 결의를 승인하세요");
    page().navigate("/buyer/payment.xhtml?number=" + tender.number());
    assertThat(page().locator("#consented")).containsText("20,000,000");
    assertThat(page().locator("#message")).containsText("opengeps/payment-approval/1");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("payment-approval-360");
    sign(second);
    assertThat(page().locator("#nothing-waits")).hasCount(1);
  }

  private void paid() {
    page()
        .waitForCondition(
            () -> {
              page().navigate(payments());
              return page().locator("tr[data-number='2'][data-state=paid]").count() == 1;
            });
    assertThat(page().locator("#claims")).containsText("계좌에서 나감");
    assertThat(page().locator("#claims")).containsText("청구부터 지급까지");
    assertThat(page().locator("#paid")).containsText("20,000,000");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    narrow("payments-360");
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
