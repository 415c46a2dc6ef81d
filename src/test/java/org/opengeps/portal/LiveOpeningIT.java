package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.testing.Http;

/** A whole opening watched in a browser, then the scores and the award by an officer. */
class LiveOpeningIT extends OfficersBrowser {
  private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(30_000);
  private static final int FIVE_BIDS_ON_A_PHONE = 6_000;

  /** Amounts that every draw lets stand, one below every limit, and one void. */
  private static SealedTender withFiveBids() {
    SealedTender tender = new SealedTender();
    tender.bid(1_650_000_000, List.of(1, 15));
    tender.bid(1_660_000_000, List.of(2, 3));
    tender.bid(1_700_000_000, List.of(2, 4));
    tender.bid(1_400_000_000, List.of(5, 6));
    tender.bidInAnothersName(1_680_000_000, List.of(7, 8));
    return tender;
  }

  @Test
  void theOpeningIsWatchedWithoutReloadingAndEndsWithAnAwardThatAnybodyRecomputes() {
    SealedTender tender = withFiveBids();
    watch(tender);
    page().locator("#result-link a").click();
    readTheResult(tender);
    examine(tender);
    page().waitForURL("**/tenders/" + tender.number() + "/result");
    assertThat(page().locator("tr.win")).containsText("1,660,000,000");
    String estimated = page().locator(".og-result .og-big").first().innerText();
    assertThat(page().locator("tr").filter(having("합계")).locator("strong"))
        .hasText(fullMarks(new BigDecimal(estimated.replaceAll("\\D", ""))));
    assertThat(EveryPageIT.findings(page())).isEmpty();
    assertThat(complaints).isEmpty();
  }

  /**
   * What 1,660,000,000 won and full marks in all else make (annex 4: 30 and the price's 70, less 4
   * for each percent that it is away from 90 % of the estimated price, and 65 from 91.25 % on).
   */
  private static String fullMarks(BigDecimal estimated) {
    BigDecimal percent =
        new BigDecimal(1_660_000_000).divide(estimated, 4, RoundingMode.HALF_UP).movePointRight(2);
    BigDecimal lost = percent.subtract(new BigDecimal(90)).abs().multiply(new BigDecimal(4));
    boolean flat = percent.compareTo(new BigDecimal("91.25")) >= 0;
    return new BigDecimal(100)
        .subtract(flat ? new BigDecimal(5) : lost)
        .stripTrailingZeros()
        .toPlainString();
  }

  private void watch(SealedTender tender) {
    page().navigate("/tenders/" + tender.number() + "/opening");
    page().evaluate("window.neverReloaded = true");
    Locator stage = page().locator("#stage");
    assertThat(stage).containsText("투찰을 받고 있습니다");
    tender.close();
    assertThat(stage).containsText("개찰 시각을 기다립니다", PATIENTLY);
    assertThat(page().locator("li.done[data-step=close]")).hasCount(1);
    assertThat(page().locator("#opening")).not().containsText("5건");
    assertThat(page().locator("li.done[data-step=gate]")).hasCount(0);
    tender.openGate();
    assertThat(stage).containsText("위원들의 열쇠를 기다립니다", PATIENTLY);
    assertThat(page().locator("li.done[data-step=gate]")).hasCount(1);
    assertThat(step("close")).containsText("봉인된 투찰 5건", PATIENTLY);
    assertThat(step("partials")).containsText("위원 3명 중 0명이 냈습니다 (필요: 2명)", PATIENTLY);
    tender.share(1);
    assertThat(step("partials")).containsText("위원 3명 중 1명이 냈습니다", PATIENTLY);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    tender.share(2);
    assertThat(stage).containsText("개찰이 끝났습니다", PATIENTLY);
    assertThat(page().locator("#opening li.done")).hasCount(5);
    assertThat(page().evaluate("window.neverReloaded")).isEqualTo(true);
  }

  private Locator step(String name) {
    return page().locator("li[data-step=" + name + "]");
  }

  private void readTheResult(SealedTender tender) {
    assertThat(page().locator("#draw-verdict")).containsText("조서와 모두 같습니다", PATIENTLY);
    Locator bids = page().locator("section.og-bids tbody tr");
    assertThat(bids).hasCount(5);
    assertThat(bids.nth(0)).containsText("1,650,000,000");
    assertThat(bids.nth(0)).containsText("1, 15");
    assertThat(bids.nth(0)).containsText("정상");
    assertThat(bids.filter(new Locator.FilterOptions().setHasText("1,400,000,000")))
        .containsText("낙찰하한선 미달");
    assertThat(bids.nth(4)).containsText("서명자가 등록된 업체와 다름");
    assertThat(page().locator(".og-balls li")).hasCount(15);
    assertThat(page().locator(".og-balls li.sel")).hasCount(4);
    for (Locator proof : page().locator("a[data-proof]").all()) {
      assertThat(Http.get(proof.getAttribute("href")).status())
          .as(proof.getAttribute("href"))
          .isEqualTo(200);
    }
    assertThat(page().locator("a[data-proof]").count()).isGreaterThanOrEqualTo(5);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    assertThat(PhoneScreen.height(page())).isLessThan(FIVE_BIDS_ON_A_PHONE);
  }

  /** The first candidate fails, the second passes and wins. */
  private void examine(SealedTender tender) {
    logIn(tender.own.officer());
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    assertThat(page().locator("#score")).containsText("시스템이 계산");
    assertThat(page().locator("main")).containsText("1,650,000,000");
    page().locator("#do-sign").click();
    assertThat(page().locator("#score-performance-error")).not().isEmpty();
    page().locator("#score-performance").fill("15.1");
    assertThat(page().locator("#score-performance-error")).containsText("만점 15점");
    fullMarksBut("0");
    assertThat(page().locator("#score-verdict")).containsText("부적격입니다 (기준 95점)");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    sign(tender.own.officer());
    assertThat(page().locator("main")).containsText("심사한 업체");
    assertThat(page().locator("main tbody th").first()).containsText("건설");
    assertThat(page().locator("main")).containsText("1,660,000,000");
    fullMarksBut("15");
    page().locator("#score-management").fill("15.0");
    assertThat(page().locator("#score-verdict")).containsText("적격입니다 (기준 95점)");
    sign(tender.own.officer());
    assertThat(page().locator("form#award")).hasCount(1);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    sign(tender.own.officer());
  }

  private void fullMarksBut(String performance) {
    fillFullMarks();
    page().locator("#score-performance").fill(performance);
  }

  @Test
  void aScoreThatWasEnteredWrongIsCorrectedOnThePagesByTwoOfficers() {
    SealedTender tender = opened();
    logIn(tender.own.officer());
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    fullMarksBut("0");
    sign(tender.own.officer());
    page().locator("main tbody a").filter(having("점수 정정")).click();
    assertThat(page().locator("#score-performance")).hasValue("0");
    page().locator("#score-performance").fill("15");
    assertThat(page().locator("#score-verdict")).containsText("적격입니다 (기준 95점)");
    sign(tender.own.officer());
    assertThat(page().locator("#reasonKo-error")).not().isEmpty();
    page().locator("#reasonKo").fill("시공경험 점수를 옮겨 적다가 틀림");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    sign(tender.own.officer());
    page().waitForURL("**/buyer/tender.xhtml**");
    assertThat(page().locator("main")).containsText("시공경험 점수를 옮겨 적다가 틀림");
    assertThat(page().locator("form#award")).hasCount(0);
    approve(tender);
    logIn(tender.own.officer());
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    assertThat(page().locator("form#award")).hasCount(1);
    assertThat(page().locator("main")).containsText("결재됨");
    sign(tender.own.officer());
    page().waitForURL("**/tenders/" + tender.number() + "/result");
    assertThat(page().locator("tr.win")).containsText("1,650,000,000");
    assertThat(page().locator("main")).containsText("심사 변경");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    assertThat(page().locator("main")).containsText("결재됨");
    assertThat(page().locator("main .og-note.good")).hasCount(1);
    assertThat(complaints).isEmpty();
  }

  private void approve(SealedTender tender) {
    logIn(tender.own.second());
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    page().locator("main tbody a").filter(having("결재")).click();
    assertThat(page().locator("main")).containsText("다른 담당자가 제안한 변경을 결재합니다");
    assertThat(page().locator("main tbody tr").first()).containsText("15");
    Locator shown = page().locator("#consented");
    assertThat(shown).containsText("시공경험 점수를 옮겨 적다가 틀림");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().evaluate("document.querySelector('#consented dd').dataset.value = 'another'");
    sign(tender.own.second());
    assertThat(page().locator("#outcome")).containsText("다른 내용에 서명을 요구했습니다");
    page().reload();
    sign(tender.own.second());
    page().waitForURL("**/buyer/tender.xhtml**");
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private SealedTender opened() {
    SealedTender tender = new SealedTender();
    tender.bid(1_650_000_000, List.of(1, 15));
    tender.bid(1_660_000_000, List.of(2, 3));
    tender.close();
    tender.openGate();
    tender.share(1);
    tender.share(3);
    tender.awaitRanking();
    return tender;
  }

  @Test
  void whenEveryCandidateFailsTheOutcomeIsShownToOfficerAndPublic() {
    SealedTender tender = opened();
    logIn(tender.own.officer());
    for (int rank = 1; rank <= 2; rank++) {
      page().navigate("/buyer/tender.xhtml?number=" + tender.number());
      fullMarksBut("0");
      page().locator("#score-management").fill("0");
      sign(tender.own.officer());
      assertThat(page().locator("main tbody .bg-light-danger")).hasCount(rank);
    }
    assertThat(page().locator("form#unsuccessful #message")).containsText("점수 합계");
    assertThat(page().locator("main")).containsText("점수 정정");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    sign(tender.own.officer());
    assertThat(page().locator("#outcome")).containsText("점수를 매긴 사람은 유찰을 결정할 수 없습니다");
    assertThat(complaints).as("the refusal alone").singleElement().asString().contains("422");
    complaints.clear();
    logIn(tender.own.second());
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    sign(tender.own.second());
    page().waitForURL("**/result");
    tender.awaitState("failed");
    assertThat(page().locator("main")).containsText("적격 업체가 없어");
    assertThat(page().locator("section.og-bids tbody tr")).hasCount(2);
    assertThat(page().locator("main")).containsText("시공경험 0/15");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().navigate("/buyer/tender.xhtml?number=" + tender.number());
    assertThat(page().locator("main")).containsText("적격 업체가 없어 유찰되었습니다");
    page().navigate("/tenders/" + tender.number());
    assertThat(page().locator("main")).containsText("개찰했지만 적격 업체가 없어 유찰되었습니다");
    assertThat(page().locator("main a[href$='/result']")).hasCount(1);
    page().navigate("/tenders/" + tender.number() + "/opening");
    assertThat(page().locator("#result-link")).isVisible();
    assertThat(page().locator("[data-step=record]")).hasClass("done");
    assertThat(page().locator("#stage")).hasText("개찰이 끝났고 적격 업체가 없어 유찰되었습니다.");
    assertThat(complaints).isEmpty();
  }
}
