package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.opengeps.app.authorities.Credential;
import org.opengeps.app.authorities.Installation;
import org.opengeps.testing.BrowserTest;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;

/**
 * A firm with a certificate as Korean authorities hand it out: a folder, and no number for
 * everybody to read. The command line's way to a verified opening is KilledServerIT's third bidder.
 */
class HiddenNumberIT extends BrowserTest {
  private static final double PATIENCE_MILLIS = 30_000;

  private static Path[] folder(String number) throws IOException {
    Path made =
        new Installation(TestServer.folder(), TestPerson.authorities())
            .makeHiddenPerson("hidden-" + number, "hangang", "한빛조선 주식회사", number);
    try (var files = Files.list(made)) {
      return files.sorted().toArray(Path[]::new);
    }
  }

  private void open(Path... files) {
    page().locator("#keyfile").setInputFiles(files);
    page().locator("#password").fill(Credential.PRACTICE_PASSWORD);
  }

  private void register(String number) {
    page().locator("#identifier").fill(number);
    page().locator("button[type=submit]").click();
  }

  @Test
  void aFirmRegistersUnderItsOwnNumberOnlyAndBids() throws IOException {
    String number = TestPerson.supplier().identifier();
    Path[] folder = folder(number);
    page().navigate("/register");
    open(folder);
    page().locator("#password").blur();
    assertThat(page().locator("#name-ko")).hasValue("한빛조선 주식회사");
    assertThat(page().locator("#certificate")).containsText("개찰 때 입찰서와 함께 공개됩니다");
    page().locator("#name-en").fill("Hanbit Shipbuilding");
    page().locator("#regions-add").selectOption("48");
    page().locator("#regions-add-button").click();
    page().locator("#person-name").fill("홍길동");
    page().locator("#person-email").fill("hong@firm.example");
    register(TestPerson.supplier().identifier());
    assertThat(page().locator("#identifier-error")).containsText("이 사업자등록번호의 인증서가 아닙니다");
    register(number);
    assertThat(page().locator("#outcome")).containsText("등록되었습니다");
    bid(folder);
    assertThat(complaints).isEmpty();
  }

  private void bid(Path... folder) {
    page().navigate("/tenders/" + PublishedTender.number() + "/bid");
    page().locator("#amount").fill("1560000000");
    page().locator("input[name=pick][value='3']").check();
    page().locator("input[name=pick][value='11']").check();
    page().locator("#contact-name").fill("홍길동");
    page().locator("#to-review").click();
    open(folder);
    page().locator("#final").check();
    page().locator("#submit").click();
    assertThat(page().locator("#verdict"))
        .containsText("모든 확인이 맞습니다", new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
    assertThat(page().locator("#checks li.no")).hasCount(0);
  }
}
