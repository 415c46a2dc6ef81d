package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opengeps.testing.TestPerson;

/**
 * A key is opened once in a sitting, visibly, and is gone with the lock, the log-out or a pause.
 */
class KeyOfSittingIT extends OfficersBrowser {
  private TestPerson officer;

  @BeforeEach
  void anOfficerHasSignedOnce() {
    officer = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    logIn(officer);
    fileADraft();
    assertThat(page().locator("#key-state")).containsText("열쇠 열림");
  }

  private void fileADraft() {
    page().navigate("/buyer/draft.xhtml");
    fillDraft();
    sign(officer);
    page().waitForURL("**/buyer/file.xhtml**");
  }

  private void openADraft() {
    page().navigate("/buyer/draft.xhtml");
    page()
        .locator("#key-fields[data-known]")
        .waitFor(
            new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
  }

  @Test
  void theNextPageSignsWithAPressAndTheHeadListsWhatWasSigned() {
    openADraft();
    assertThat(page().locator("#keyfile")).isHidden();
    assertThat(page().locator("#key-open-name")).containsText("홍길동");
    fillDraft();
    page()
        .locator("#documents")
        .setInputFiles(
            new FilePayload(
                "도면.pdf", "application/pdf", "%PDF-1.7 b".getBytes(StandardCharsets.US_ASCII)));
    page().locator("#do-sign").click();
    page().waitForURL("**/buyer/file.xhtml**");
    page().locator("#key-summary").click();
    assertThat(page().locator("#key-signed li")).hasCount(3);
    assertThat(page().locator("#key-signed")).containsText("서류 올리기");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().setViewportSize(360, 740);
    assertThat((Integer) page().evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    assertThat(complaints).isEmpty();
  }

  @Test
  void onPublicPagesTheOpenKeyIsSeenAndCanBeLocked() {
    page().navigate("/");
    assertThat(page().locator("#key-state")).containsText("열쇠 열림");
    page().locator("#key-lock").click();
    assertThat(page().locator("#key-state")).isHidden();
    openADraft();
    assertThat(page().locator("#keyfile")).isVisible();
    fileADraft();
    assertThat(complaints).isEmpty();
  }

  @Test
  void whoPausesForFifteenMinutesOpensTheKeyAgain() {
    openADraft();
    assertThat(page().locator("#keyfile")).isHidden();
    page().clock().install();
    openADraft();
    page().clock().fastForward("16:00");
    assertThat(page().locator("#keyfile")).isVisible();
    assertThat(page().locator("#key-state")).isHidden();
  }

  @Test
  void theLogOutLocksTheKeyAndTheNextPersonFindsNone() {
    page().locator("#logout").click();
    page().waitForURL("**/");
    TestPerson next =
        TestPerson.named("agency", officer.identifier(), "이결재", "CONTRACTING_OFFICER").registered();
    logIn(next);
    openADraft();
    assertThat(page().locator("#keyfile")).isVisible();
    assertThat(page().locator("#key-state")).hasCount(0);
  }

  @Test
  void theKeyOfSomebodyElseIsNotTaken() {
    page().locator("#key-lock").click();
    openADraft();
    fillDraft();
    sign(TestPerson.named("agency", officer.identifier(), "남의손", "CONTRACTING_OFFICER"));
    assertThat(page().locator("#keyfile-error")).containsText("남의손");
    assertThat(page().locator("#key-open")).isHidden();
  }

  @Test
  void whoeverWishesKeepsTheKeyOfTheLogInOpen() {
    page().locator("#logout").click();
    page().waitForURL("**/");
    page().navigate("/login");
    page().locator("#keep").check();
    sign(officer, "button[type=submit]");
    page().waitForURL(LANDING);
    assertThat(page().locator("#key-state")).containsText("열쇠 열림");
    openADraft();
    assertThat(page().locator("#keyfile")).isHidden();
  }

  @Test
  void noScriptOfThePageReadsTheKeyOrHasAnythingElseSignedWithIt() {
    Object answer =
        page()
            .evaluate(
                """
                async () => {
                  const registration = await navigator.serviceWorker.getRegistration('/assets/key/');
                  const ask = (order) => new Promise((resolve) => {
                    const channel = new MessageChannel();
                    channel.port1.onmessage = ({ data }) => resolve(data);
                    registration.active.postMessage({ sitting: document.body.dataset.sitting, ...order }, [channel.port2]);
                  });
                  const status = await ask({ ask: 'status' });
                  const login = new TextEncoder().encode('{"type":"opengeps/login/1"}');
                  const signed = await ask({ ask: 'sign', content: login, at: Date.now() });
                  return [Object.keys(status.value).sort().join(), signed.failure ?? 'signed'].join(' | ');
                }
                """);
    assertThat(answer)
        .isEqualTo(
            "certificate,expiresAt,name,open,signed | officers do not sign opengeps/login/1");
  }
}
