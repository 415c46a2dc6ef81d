package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.opengeps.app.authorities.KeyKind;
import org.opengeps.testing.BrowserTest;
import org.opengeps.testing.TestPerson;

/** After a bid that counts the device knows of it, whichever page is open. */
class SecondBidIT extends BrowserTest {
  private final String number = PublishedTender.number();

  @Test
  void theReceiptComesFirstAndWhatWasSubmittedIsNoDraftAnyMore() throws IOException {
    new BidForm(page()).submit(number, NewcomerIT.keyFile(TestPerson.supplier().registered()));
    page().navigate("/tenders/" + number);
    assertThat(page().locator("#own-bid")).containsText("투찰이 접수되었습니다");
    assertThat(page().locator("a[data-bid]")).isHidden();
    page().navigate(BidForm.address(number));
    assertThat(page().locator("#own-bid a")).hasText("접수증 보기");
    assertThat(page().locator("#bidding")).isHidden();
    assertThat(page().locator("#draft")).isHidden();
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids tbody tr")).hasCount(1);
    assertThat(page().locator("#drafts")).hasCount(0);
    assertThat(complaints).isEmpty();
  }

  @Test
  void pagesThatWereOpenBeforeLearnOfTheBidAndLeadToItsReceipt() throws IOException {
    Path key = NewcomerIT.keyFile(TestPerson.supplier().registered());
    Page stale = page().context().newPage();
    Page tender = page().context().newPage();
    new BidForm(stale).fillIn(number).review();
    tender.navigate("/tenders/" + number);
    new BidForm(page()).submit(number, key);
    assertThat(stale.locator("#own-bid")).containsText("투찰이 접수되었습니다");
    assertThat(stale.locator("#bidding")).isHidden();
    assertThat(tender.locator("#own-bid")).containsText("투찰이 접수되었습니다");
    stale.locator("#another-firm").click();
    assertThat(stale.locator("#step-review")).isVisible();
    new BidForm(stale).sign(key);
    assertThat(stale.locator("#verdict")).containsText("앞서 보낸 투찰이 이미 접수", BidForm.PATIENTLY);
    stale.navigate("/my/bids");
    assertThat(stale.locator("#mybids tbody tr")).hasCount(1);
    assertThat(stale.locator("#drafts")).hasCount(0);
  }

  @Test
  void twoPagesShareOneDraft() {
    Page other = page().context().newPage();
    page().navigate(BidForm.address(number));
    other.navigate(BidForm.address(number));
    page().locator("#amount").fill("1560000000");
    assertThat(other.locator("#amount")).hasValue("1,560,000,000");
    assertThat(other.locator("#draft")).containsText("다른 창에서");
  }

  @Test
  void aRefusalOfASecondBidLinksTheReceiptOfTheFirst() throws IOException {
    TestPerson person = TestPerson.supplier().registered();
    new BidForm(page()).submit(number, NewcomerIT.keyFile(person));
    String receipt = page().url();
    TestPerson colleague =
        TestPerson.named("supplier", person.identifier(), "김동료", "SUPPLIER_BIDDER");
    Path other =
        NewcomerIT.keyFile(
            colleague
                .with(
                    TestPerson.certificate("hangang", KeyKind.RSA_2048, "김동료", person.identifier()))
                .registered());
    page().navigate(BidForm.address(number));
    page().locator("#another-firm").click();
    new BidForm(page()).fillIn().review().sign(other);
    assertThat(page().locator("#refusal")).containsText("already-submitted", BidForm.PATIENTLY);
    page().locator("#refusal a").click();
    assertThat(page()).hasURL(receipt);
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids > table tbody tr")).hasCount(1);
    page().locator("#refused summary").click();
    page().locator("#refused a[href^='/my/receipt']").click();
    assertThat(page().locator("#verdict")).containsText("거부되었습니다", BidForm.PATIENTLY);
    assertThat(page().locator("#verdict a")).hasText("접수증 보기");
  }

  @Test
  void anotherDeviceIsToldWhereTheReceiptIs() throws IOException {
    Path key = NewcomerIT.keyFile(TestPerson.supplier().registered());
    new BidForm(page()).submit(number, key);
    page().evaluate("indexedDB.deleteDatabase('opengeps')");
    new BidForm(page()).fillIn(number).review().sign(key);
    assertThat(page().locator("#refusal")).containsText("이 기기에 없습니다", BidForm.PATIENTLY);
  }
}
