package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.client.committee.KeyFiles;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;

/** A member makes a committee key in the browser, keeps it twice, and registers it. */
class CommitteeKeyPagesIT extends OfficersBrowser {
  private static final String PASSWORD = "한글 비밀번호 열쇠 1!";
  private final Path folder =
      TestServer.folder().resolve("committee-page").resolve(UUID.randomUUID().toString());

  @Test
  void aMemberMakesAKeyKeepsItTwiceAndRegistersIt() {
    TestPerson member = newMember();
    logInTo(member, "**/committee");
    assertThat(page().locator("#no-key")).isVisible();
    assertThat(page().locator("#nothing")).isVisible();
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().locator("#make-key").click();
    assertThat(page().locator("#key-password-error")).containsText("10자 이상");
    page().locator("#key-password").fill(PASSWORD);
    page().locator("#key-repeat").fill(PASSWORD + "x");
    page().locator("#make-key").click();
    assertThat(page().locator("#key-repeat-error")).containsText("두 비밀번호가 다릅니다");
    page().locator("#key-repeat").fill(PASSWORD);
    page().locator("#make-key").click();
    Path[] copies = {save(1), save(2)};
    assertThat(page().locator("#register-key")).isHidden();
    page().locator("#check-copies").click();
    assertThat(page().locator("#copy-1-error")).not().isEmpty();
    page().locator("#copy-1").setInputFiles(copies[0]);
    page().locator("#copy-2").setInputFiles(copies[1]);
    page().locator("#check-copies").click();
    assertThat(page().locator("#checked")).containsText("같은 열쇠입니다");
    assertThat(page().locator("#message")).containsText("열쇠의 공개 부분");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    PhoneScreen.hold(page());
    assertThat(EveryPageIT.findings(page())).isEmpty();
    picture("committee-key-phone");
    signWith(member, "#register");
    assertThat(page().locator("#outcome")).containsText("등록했습니다");
    page().navigate("/committee?lang=en");
    String point = Point.base(KeyFiles.committee(copies[0], PASSWORD.toCharArray())).hex();
    assertThat(page().locator("#keys")).containsText(point);
    assertThat(page().locator("#no-key")).hasCount(0);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    assertThat(complaints).isEmpty();
  }

  @Test
  void copiesOfTwoKeysAreNotRegistered() {
    logInTo(newMember(), "**/committee");
    Path first = makeAndSave();
    Path second = makeAndSave();
    page().locator("#copy-1").setInputFiles(first);
    page().locator("#copy-2").setInputFiles(second);
    page().locator("#check-copies").click();
    assertThat(page().locator("#copy-1-error")).containsText("두 파일의 열쇠가 다릅니다");
    page().locator("#key-password").fill("another password");
    page().locator("#copy-2").setInputFiles(first);
    page().locator("#check-copies").click();
    assertThat(page().locator("#key-password-error")).containsText("비밀번호가 인증서 파일과 맞지");
    assertThat(page().locator("#register-key")).isHidden();
  }

  @Test
  void whoIsNoMemberIsToldHowToComeIn() {
    page().navigate("/committee");
    page().getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK, named("로그인")).click();
    page().waitForURL("**/login?next=/committee");
    assertThat(complaints).isEmpty();
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static TestPerson newMember() {
    TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    return TestPerson.named("agency", officer.identifier(), "새위원", "COMMITTEE_MEMBER").registered();
  }

  private Path makeAndSave() {
    page().locator("#key-password").fill(PASSWORD);
    page().locator("#key-repeat").fill(PASSWORD);
    String before = page().locator("#save-1").getAttribute("href");
    page().locator("#make-key").click();
    page()
        .waitForFunction(
            "before => document.querySelector('#save-1').getAttribute('href') !== before", before);
    return save(1);
  }

  private Path save(int copy) {
    assertThat(page().locator("#save-" + copy)).isVisible();
    Download download = page().waitForDownload(() -> page().locator("#save-" + copy).click());
    assertThat(download.suggestedFilename()).matches("committee-key-.*-" + copy + "\\.p12");
    Path file = folder.resolve(UUID.randomUUID() + "-" + download.suggestedFilename());
    download.saveAs(file);
    return file;
  }
}
