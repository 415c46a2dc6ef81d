package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.TestCommittee;
import org.opengeps.testing.TestPerson;

/**
 * What an officer signs stands on the page whole, can be sent back, and is never something else.
 */
class SignedAsShownIT extends OfficersBrowser {
  private static final byte[] DRAWING = "%PDF-1.7 a".getBytes(StandardCharsets.US_ASCII);
  private TestPerson drafter;
  private TestPerson second;
  private String file;

  @BeforeEach
  void aDraftWithRequirementsAndADocument() {
    drafter = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    second =
        TestPerson.named("agency", drafter.identifier(), "이결재", "APPROVING_OFFICER").registered();
    logIn(drafter);
    page().navigate("/buyer/draft.xhtml");
    fillDraft();
    page().locator("#award-deductibleA").fill("1234567");
    pick("industries", "0002");
    pick("regions", "48");
    page()
        .locator("#documents")
        .setInputFiles(new FilePayload("설계 도면.pdf", "application/pdf", DRAWING));
    assertThat(page().locator("#findings")).containsText("모든 규칙에 맞습니다");
    assertThat(page().locator("#industries-chosen")).containsText("건축공사업 (0002)");
    assertThat(page().locator("#message")).containsText("건축공사업 (0002)");
    sign(drafter);
    page().waitForURL("**/buyer/file.xhtml**");
    file = page().url();
  }

  private void pick(String list, String code) {
    page().locator("#" + list + "-add").selectOption(code);
    page().locator("#" + list + "-add-button").click();
  }

  @Test
  void theSecondOfficerSeesEveryMemberOfTheDraftAndReadsItsDocuments() {
    logIn(second);
    page().navigate(file);
    assertEveryMemberIsShown();
    Locator message = page().locator("#message");
    assertThat(message).containsText("건축공사업 (0002)");
    assertThat(message).containsText("경상남도 (48)");
    assertThat(message).containsText("1,234,567원");
    assertThat(message).containsText("낙찰하한율");
    Download drawing = page().waitForDownload(() -> page().getByText("설계 도면.pdf").click());
    assertThat(drawing.path()).hasBinaryContent(DRAWING);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().setViewportSize(360, 740);
    assertThat((Integer) page().evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    assertThat(complaints).isEmpty();
  }

  @Test
  void theNoticeIsShownWholeBeforeItIsSigned() {
    logIn(second);
    page().navigate(file);
    sign(second);
    assertThat(page().locator("ol.og-steps li.done")).hasCount(2);
    new TestCommittee(drafter, 3).ready(2, 1);
    logIn(drafter);
    page().navigate(file + "&lang=en");
    sign(drafter);
    assertThat(page().locator("form#publish")).hasCount(1);
    assertEveryMemberIsShown();
    assertThat(page().locator("#message dt code")).hasCount(0);
    assertThat(page().locator("#message")).containsText("Building works (0002)");
    sign(drafter);
    page().waitForURL("**/tenders/R**");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aMemberThatNobodyHereKnowsIsShownRawAndWhatTheDrafterDidNotSignIsNotApproved() {
    logIn(second);
    page().route("**/buyer/file.xhtml**", SignedAsShownIT::addAMember);
    page().navigate(file);
    assertThat(page().locator("#message dt code")).hasText("zzz");
    assertThat(page().locator("#message dd").last()).hasText("비밀 조건");
    sign(second);
    assertThat(page().locator("#outcome")).containsText("아무것도 서명하지 않았습니다");
  }

  /** As a server would that shows one thing and has another signed. */
  private static void addAMember(Route route) {
    String html = route.fetch().text();
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("text/html; charset=UTF-8")
            .setBody(
                html.replaceFirst(
                    "\\}\" data-zone", ",&quot;zzz&quot;:&quot;비밀 조건&quot;}\" data-zone")));
  }

  @Test
  void aDraftThatIsSentBackTellsItsDrafterWhyAndBecomesABetterOne() {
    logIn(second);
    page().navigate(file);
    signWith(second, "#do-return");
    assertThat(page().locator("#returnReason-error")).not().isEmpty();
    page().locator("#returnReason").fill("개요에 공사 기간이 없습니다");
    signWith(second, "#do-return");
    assertThat(page().locator("#returned")).containsText("개요에 공사 기간이 없습니다");
    assertThat(page().locator("form")).hasCount(0);
    logIn(drafter);
    page().navigate("/buyer/notices.xhtml");
    assertThat(page().locator("table")).containsText("되돌려 보냄");
    page().navigate(file);
    page().locator("#returned a").click();
    assertThat(page().locator("#returned")).containsText("개요에 공사 기간이 없습니다");
    assertThat(page().locator("#titleKo")).hasValue("하수관로 정비공사");
    assertThat(page().locator("#industries-chosen")).containsText("건축공사업 (0002)");
    assertThat(page().locator("#document-list")).containsText("설계 도면.pdf");
    page().locator("#descriptionKo").fill("관로 2 km, 착공 후 300일");
    assertThat(page().locator("#findings")).containsText("모든 규칙에 맞습니다");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    sign(drafter);
    page().waitForURL("**/buyer/file.xhtml**");
    assertThat(page().locator("#message")).containsText("착공 후 300일");
    assertThat(page().url()).isNotEqualTo(file);
    assertThat(complaints).isEmpty();
  }

  @Test
  void theDeskIsWhereTheBuyersAddressLeads() {
    page().navigate("/buyer/");
    assertThat(page()).hasURL(java.util.regex.Pattern.compile(".*/buyer/today\\.xhtml"));
    page().navigate("/buyer");
    assertThat(page()).hasURL(java.util.regex.Pattern.compile(".*/buyer/today\\.xhtml"));
  }

  private void assertEveryMemberIsShown() {
    page().locator("#message dl").waitFor();
    String text = page().locator("#message").getAttribute("data-message");
    List<String> paths = new ArrayList<>();
    collect("", JsonObject.parse(text.getBytes(StandardCharsets.UTF_8)), paths);
    assertThat(paths.size()).isGreaterThan(20);
    List<Object> shown =
        List.of(
            ((List<?>)
                    page()
                        .evaluate(
                            "[...document.querySelectorAll('#message dd')]"
                                + ".filter(one => one.checkVisibility() && one.textContent)"
                                + ".map(one => one.dataset.path)"))
                .toArray());
    assertThat(shown).containsExactlyInAnyOrderElementsOf(paths);
  }

  private static void collect(String path, Object value, List<String> found) {
    if (value instanceof JsonObject object && !object.names().isEmpty()) {
      object
          .names()
          .forEach(
              name -> collect(path.isEmpty() ? name : path + "." + name, object.raw(name), found));
    } else if (value instanceof List<?> list
        && list.stream().anyMatch(one -> one instanceof JsonObject || one instanceof List)) {
      for (int i = 0; i < list.size(); i++) {
        collect(path + "[" + i + "]", list.get(i), found);
      }
    } else {
      found.add(path);
    }
  }
}
