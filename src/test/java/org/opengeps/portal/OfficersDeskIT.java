package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.testing.TestCommittee;
import org.opengeps.testing.TestPerson;

/** The agency's pages with two officers: four eyes, and rules that speak while one writes. */
class OfficersDeskIT extends OfficersBrowser {
  private static final byte[] DRAWING =
      "%PDF-1.7 a sewer".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  @Test
  void oneOfficerDraftsAnotherApprovesAndTheTenderIsPublishedWithACommitteesKey() {
    TestPerson drafter = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    TestPerson second =
        TestPerson.named("agency", drafter.identifier(), "이결재", "APPROVING_OFFICER").registered();
    logIn(drafter);
    page().navigate("/buyer/draft.xhtml");
    fillDraft();
    attach();
    assertThat(page().locator("#findings")).containsText("모든 규칙에 맞습니다");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    sign(drafter);
    page().waitForURL("**/buyer/file.xhtml**");
    assertThat(page().locator("form#approve")).hasCount(0);
    String file = page().url();
    logInWithPair(second);
    page().navigate(file);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    sign(second);
    assertThat(page().locator("ol.og-steps li.done")).hasCount(2);
    page().navigate("/buyer/notices.xhtml");
    assertThat(page().locator("table")).containsText("결재됨");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    new TestCommittee(drafter, 3).ready(2, 1);
    publish(drafter, file);
    assertThat(page().locator("h1")).hasText("하수관로 정비공사");
    Download drawing = page().waitForDownload(() -> page().getByText("관로 도면.pdf").first().click());
    assertThat(drawing.suggestedFilename()).isEqualTo("관로 도면.pdf");
    assertThat(drawing.path()).hasBinaryContent(DRAWING);
    assertThat(complaints).isEmpty();
  }

  @Test
  void theRulesSayWhatIsWrongBesideTheField() {
    logIn(TestPerson.of("agency", "CONTRACTING_OFFICER").registered());
    page().navigate("/buyer/draft.xhtml?lang=en");
    fillDraft();
    page().locator("#closesAt").fill("2020-01-01T10:00");
    assertThat(page().locator("#closesAt-error")).not().isEmpty();
    page().locator("#bodyCode").fill("수요 1");
    assertThat(page().locator("[id='demandingBody.code-error']"))
        .containsText("letters and digits");
    page().locator("#bodyCode").fill("");
    page().locator("#bodyKind").selectOption("local-education");
    assertThat(page().locator("[id='demandingBody.code-error']")).isEmpty();
    assertThat(page().locator("#message")).containsText("Education office or school");
    page().setViewportSize(360, 740);
    assertThat((Integer) page().evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    assertThat(complaints).isEmpty();
  }

  @Test
  void theHeadSaysWhereOneIsAndInWhichLanguageAlsoInColoursOfOnesOwn() {
    logIn(TestPerson.of("agency", "CONTRACTING_OFFICER").registered());
    for (String language : List.of("ko", "en")) {
      page().navigate("/buyer/?lang=" + language);
      page().waitForURL(LANDING + "?lang=" + language);
      assertThat(page().locator("html")).hasAttribute("lang", language);
      assertThat(page().locator(".og-lang a[aria-current]")).hasAttribute("lang", language);
      assertThat(page().locator(".og-nav a[aria-current]"))
          .hasAttribute("href", "/buyer/today.xhtml");
    }
    page()
        .emulateMedia(
            new Page.EmulateMediaOptions()
                .setForcedColors(com.microsoft.playwright.options.ForcedColors.ACTIVE));
    for (String path : List.of("/buyer/people.xhtml", "/log")) {
      page().navigate(path);
      assertThat(page().evaluate(LINES)).as("colours of the menu's lines").isEqualTo(true);
    }
  }

  /** Whether the line below the current item differs from those below all others. */
  private static final String LINES =
      """
      () => {
        const line = (a) => getComputedStyle(a).borderBottomColor;
        const items = [...document.querySelectorAll('.og-nav a')];
        const current = items.filter((a) => a.hasAttribute('aria-current'));
        return current.length === 1
          && items.every((a) => a === current[0] || line(a) !== line(current[0]));
      }
      """;

  @Test
  void aVisitorIsSentToTheLogIn() {
    page().navigate("/buyer/notices.xhtml");
    assertThat(page().url()).contains("/login?next=");
  }

  @Test
  void afterTheLogInTheVisitorIsOnThePageThatWasAskedForWithItsQuery() {
    String asked = "/buyer/draft.xhtml?copy=" + PublishedTender.number() + "&lang=en";
    page().navigate(asked);
    assertThat(page().url()).contains("/login?next=");
    sign(TestPerson.of("agency", "CONTRACTING_OFFICER").registered(), "button[type=submit]");
    page().waitForURL("**" + asked);
    assertThat(page().locator("#titleEn")).hasValue("Fish market hall");
  }

  /** Two files, of which one is taken out again; a third is of a kind that is not allowed. */
  private void attach() {
    page()
        .locator("#documents")
        .setInputFiles(
            new FilePayload[] {
              new FilePayload("관로 도면.pdf", "application/pdf", DRAWING),
              new FilePayload("잘못 고른 것.pdf", "application/pdf", DRAWING),
              new FilePayload("설치.exe", "application/octet-stream", DRAWING)
            });
    assertThat(page().locator("#document-list li")).hasCount(2);
    assertThat(page().locator("#documents-problem")).containsText("설치.exe: 첨부할 수 없는 형식입니다");
    page().locator("#document-list button").last().click();
    assertThat(page().locator("#document-list li")).hasCount(1);
  }

  private void publish(TestPerson officer, String file) {
    logIn(officer);
    page().navigate(file);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    prepareAndPublish(officer);
  }
}
