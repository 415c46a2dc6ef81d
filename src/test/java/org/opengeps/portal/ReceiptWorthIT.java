package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.opengeps.testing.BrowserTest;
import org.opengeps.testing.TestPerson;

/** What becomes public about a tender after a bid, shown wherever the bidder looks. */
class ReceiptWorthIT extends BrowserTest {
  private static final Pattern BAD = Pattern.compile("og-note bad");
  private static final Pattern WARN = Pattern.compile("og-note warn");

  @Test
  void aCorrectionThatEndsSealedBidsIsRedEverywhereAndLeadsToANewBid() throws IOException {
    PublishedTender tender = PublishedTender.ofItsOwn();
    Path key = NewcomerIT.keyFile(TestPerson.supplier().registered());
    BidForm form = new BidForm(page());
    form.submit(tender.ownNumber(), key);
    assertThat(page().locator("#verdict")).containsText("투찰이 접수되었습니다");
    String receipt = page().url();
    tender.correct("reseal");

    page().reload();
    assertThat(page().locator("#verdict")).hasClass(BAD, within());
    assertThat(page().locator("#verdict")).containsText("더 이상 유효하지 않습니다");
    assertThat(again()).hasCount(1);
    pictures("receipt");
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids .bg-light-danger")).containsText("다시 투찰");
    assertThat(again()).hasCount(1);
    pictures("my-bids");
    page().navigate("/tenders/" + tender.ownNumber());
    assertThat(page().locator("#own-bid")).hasClass(BAD);
    assertThat(page().getByText("투찰하기")).hasCount(2);
    assertThat(page().locator("a[data-bid]")).isHidden();
    assertThat(page().locator("main")).containsText("-001부터 낸 투찰만 엽니다");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    pictures("tender");

    again().click();
    assertThat(page().locator("#amount")).hasValue("1,560,000,000");
    assertThat(page().locator("input[name=pick][value='11']")).isChecked();
    assertThat(page().locator("#contact-name")).hasValue("홍길동");
    pictures("bid");
    form.review().sign(key);
    assertThat(page().locator("#verdict")).containsText("모든 확인이 맞습니다", BidForm.PATIENTLY);
    assertThat(page().locator("#facts")).containsText(tender.ownNumber() + "-001");
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids > table tbody tr")).hasCount(1);
    assertThat(page().locator("#mybids > table .bg-light-success")).hasText("접수");
    assertThat(page().locator("#refused tbody tr")).hasCount(1);
    assertThat(again()).hasCount(0);
    page().navigate(receipt);
    assertThat(page().locator("#verdict")).hasClass(BAD, within());
    assertThat(page().locator("#verdict a")).hasText("접수증 보기");
    assertThat(complaints).isEmpty();
  }

  @Test
  void movedTimesAndACancellationShowOnReceiptListAndTender() throws IOException {
    PublishedTender tender = PublishedTender.ofItsOwn();
    Path key = NewcomerIT.keyFile(TestPerson.supplier().registered());
    new BidForm(page()).submit(tender.ownNumber(), key);
    String receipt = page().url();
    tender.correct("keep");
    page().reload();
    assertThat(page().locator("#verdict")).hasClass(WARN, within());
    assertThat(page().locator("#verdict")).containsText("일정이 바뀌었습니다");
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids .bg-light-warning")).containsText("일정 변경");
    page().navigate("/tenders/" + tender.ownNumber());
    assertThat(page().locator("#own-bid")).containsText("투찰은 유효하고");
    assertThat(page().locator("a[data-bid]")).isHidden();

    tender.cancel();
    page().navigate(receipt);
    assertThat(page().locator("#verdict")).hasClass(BAD, within());
    assertThat(page().locator("#verdict")).containsText("공고가 취소되어");
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids .bg-light-danger")).hasText("공고 취소");
    page().navigate("/tenders/" + tender.ownNumber());
    assertThat(page().locator("#own-bid")).hasClass(BAD);
    page().navigate(BidForm.address(tender.ownNumber()));
    assertThat(page().locator("main")).containsText("취소된 공고");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aFailedTenderIsWorthNothingAndSaysSo() throws IOException {
    SealedTender tender = new SealedTender();
    Path key = NewcomerIT.keyFile(TestPerson.supplier().registered());
    new BidForm(page()).submit(tender.number(), key);
    tender.close();
    tender.passOpening();
    tender.awaitState("failed");
    page().reload();
    assertThat(page().locator("#verdict")).containsText("유찰되었습니다");
    assertThat(page().locator("#verdict")).hasClass(BAD);
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids .bg-light-danger")).hasText("유찰");
  }

  private Locator again() {
    return page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("다시 투찰하기"));
  }

  private static com.microsoft.playwright.assertions.LocatorAssertions.HasClassOptions within() {
    return new com.microsoft.playwright.assertions.LocatorAssertions.HasClassOptions()
        .setTimeout(20_000);
  }

  private void pictures(String name) {
    for (int width : new int[] {360, 1280}) {
      page().setViewportSize(width, 900);
      picture("reseal-" + name + width);
    }
  }
}
