package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestCommittee;
import org.opengeps.testing.TestPerson;

/** A member works in the browser: openings of a morning with one sign-in, and a whole ceremony. */
class CommitteeWorkPagesIT extends OfficersBrowser {
  /** The first reading of the log takes a while. */
  private static final double LONG = 120_000;

  @Test
  void aMemberOpensTwoTendersWithOneSignIn() {
    TestCommittee committee = TestCommittee.ofNewAgency(3);
    List<SealedTender> tenders = List.of(sealed(committee), sealed(committee));
    tenders.forEach(SealedTender::close);
    enter(committee.people.get(0));
    assertThat(page().locator("#openings tbody tr")).hasCount(2);
    assertThat(page().locator("#openings")).containsText("개찰 시각을 기다립니다");
    assertThat(page().locator("#openings")).containsText("(KST)");
    assertThat(page().locator("#work")).isHidden();
    tenders.forEach(SealedTender::openGate);
    enter(committee.people.get(0));
    assertThat(page().locator("#duties li[data-act=open]")).hasCount(2);
    assertThat(EveryPageIT.findings(page())).isEmpty();
    page().locator("#check-all").click();
    assertThat(page().locator("#committee-file-error")).not().isEmpty();
    page().locator("#committee-file").setInputFiles(committee.keyFile(0));
    page().locator("#committee-password").fill("wrong");
    page().locator("#check-all").click();
    assertThat(page().locator("#committee-password-error")).not().isEmpty();
    page().locator("#committee-password").fill(TestCommittee.PASSWORD);
    check(2);
    for (SealedTender tender : tenders) {
      Locator shown =
          page()
              .locator("[data-shown=open]")
              .filter(new Locator.FilterOptions().setHasText(tender.number()));
      assertThat(shown).containsText("목록 public: 점 3개");
      assertThat(shown).containsText("위원 1로서 메시지 2건");
      assertThat(shown).containsText(closeHash(tender));
      assertThat(posted(tender)).as("nothing is sent before it was read").isEmpty();
    }
    assertThat(EveryPageIT.findings(page())).isEmpty();
    PhoneScreen.hold(page());
    assertThat(EveryPageIT.findings(page())).isEmpty();
    picture("committee-work-phone");
    finish(committee.people.get(0), 2);
    tenders.forEach(tender -> assertThat(posted(tender)).hasSize(1));
    tenders.forEach(tender -> tender.share(2));
    tenders.forEach(SealedTender::awaitRanking);
    assertThat(complaints).isEmpty();
  }

  @Test
  void aDeviceWhoseClockIsBehindOpensNothingAndSaysWhy() {
    TestCommittee committee = TestCommittee.ofNewAgency(3);
    SealedTender tender = sealed(committee);
    tender.close();
    tender.openGate();
    enter(committee.people.get(0), Duration.ofHours(-1));
    unlock(committee, 0);
    page().locator("#check-all").click();
    assertThat(page().locator("#duties .og-note.bad"))
        .containsText("too-early", new ContainsTextOptions().setTimeout(LONG));
    assertThat(page().locator("#shown")).isHidden();
    assertThat(posted(tender)).isEmpty();
    page().locator("#committee-lock").click();
    assertThat(page().locator("#committee-fields")).isVisible();
  }

  @Test
  void aMemberMakesKeysWithOthersWhoUseTheProgram() {
    TestCommittee committee = TestCommittee.ofNewAgency(3);
    UUID ceremony = committee.called(2, 2);
    TestPerson member = committee.people.get(2);
    enter(member);
    assertThat(page().locator("#ceremonies")).containsText("위원1, 위원2, 위원3");
    unlock(committee, 2);
    act(member, "contribute");
    committee.officers.subList(0, 2).forEach(one -> one.contribute(ceremony).orThrow());
    act(member, "confirm");
    committee.officers.subList(0, 2).forEach(one -> one.confirm(ceremony).orThrow());
    act(member, "rehearse");
    committee.officers.subList(0, 2).forEach(one -> one.rehearse(ceremony).orThrow());
    assertThat(TestCommittee.show(ceremony).string("state")).isEqualTo("ready");
    page().navigate("/committee?lang=en");
    assertThat(page().locator("#ceremonies")).containsText("Ready for tenders");
    assertThat(page().locator("#own-key")).containsText("valid until");
    assertThat(page().locator("main")).containsText("2 keys are free");
    assertThat(EveryPageIT.findings(page())).isEmpty();
    assertThat(complaints).isEmpty();
  }

  /** Waits until the page shows the duty by itself, checks and fulfils it. */
  private void act(TestPerson member, String act) {
    assertThat(page().locator("#duties li[data-act=" + act + "]"))
        .hasCount(1, new HasCountOptions().setTimeout(LONG));
    check(1);
    assertThat(page().locator("[data-shown=" + act + "]")).hasCount(1);
    finish(member, 1);
  }

  private void check(int count) {
    page().locator("#check-all").click();
    assertThat(page().locator("#shown")).isVisible(new IsVisibleOptions().setTimeout(LONG));
    assertThat(page().locator("#work-state")).containsText(count + "건을 확인했습니다");
  }

  private void finish(TestPerson member, int count) {
    signWith(member, "#do-all");
    assertThat(page().locator("#work-state"))
        .containsText(
            count + "건 가운데 " + count + "건을 마쳤습니다", new ContainsTextOptions().setTimeout(LONG));
  }

  private void unlock(TestCommittee committee, int member) {
    page().locator("#committee-file").setInputFiles(committee.keyFile(member));
    page().locator("#committee-password").fill(TestCommittee.PASSWORD);
  }

  private static SealedTender sealed(TestCommittee committee) {
    SealedTender tender = new SealedTender(committee);
    tender.bid(1_650_000_000, List.of(1, 15));
    tender.bid(1_660_000_000, List.of(2, 3));
    return tender;
  }

  private void enter(TestPerson member) {
    enter(member, Duration.ZERO);
  }

  /** The device's own clock is that of the test: what the page tells its worker is put right. */
  private void enter(TestPerson member, Duration behind) {
    double offset =
        Duration.between(Instant.now(), TestClock.INSTANCE.instant()).plus(behind).toMillis();
    logInTo(member, "**/committee");
    page()
        .evaluate(
            "offset => { const post = Worker.prototype.postMessage;"
                + " Worker.prototype.postMessage = function (order, ...rest) {"
                + " return post.call(this, order?.now ? { ...order, now: order.now + offset } : order, ...rest); }; }",
            offset);
  }

  private static String closeHash(SealedTender tender) {
    return opening(tender).string("closeHash");
  }

  private static List<JsonObject> posted(SealedTender tender) {
    return opening(tender).objects("partials");
  }

  private static JsonObject opening(SealedTender tender) {
    return Http.get("/api/v1/tenders/" + tender.number() + "/opening")
        .json()
        .objects("openings")
        .get(0);
  }
}
