package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.method.AwardMethods;
import org.opengeps.protocol.fixture.Stages;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.Notice;

/** A first stage that stood still, in its own bundle and in that of the stage behind it. */
class SuspendedStageBundleTest {
  /** Its manifest speaks of lot 0.1. */
  private static final BundleScene BEHIND = BundleScene.rebid(TenderScene.Rebid.SAME_CEREMONY);

  private static final Instant DECIDED = Instant.parse("2025-07-02T01:00:00Z");
  private static final Instant PRICES = DECIDED.plusSeconds(1000);
  private static final Instant STOPPED = DECIDED.plusSeconds(600);

  /** It stood still for 5000 seconds. */
  private static final Instant RESUMED = STOPPED.plusSeconds(5000);

  private static final Instant BINDS = PRICES.plusSeconds(5000);

  private static StagedBundle decided(boolean behind, boolean passes) {
    Notice first =
        NoticedBundle.SCENE.tender.notice.with(
            List.of(Stages.technical(NoticedBundle.SCENE.tender.notice.lot("0"))));
    NoticedBundle bundle = behind ? new NoticedBundle(BEHIND, first) : new NoticedBundle(first);
    return new StagedBundle(bundle, first, behind).decided(DECIDED, passes, PRICES);
  }

  private static List<Finding> findings(StagedBundle staged) throws UnreadableException {
    return staged.bundle().verify().findings();
  }

  /** What is said of the order, of the acts and of the decision. */
  private static List<String> said(StagedBundle staged) throws UnreadableException {
    return findings(staged).stream()
        .filter(
            one -> List.of("suspension", "admission", "order", "decision").contains(one.check()))
        .map(one -> one.where() + ": " + one.expected())
        .toList();
  }

  /** What is said of the decision itself, which is judged once bids are opened. */
  private static List<Finding> ofDecision(StagedBundle staged) throws UnreadableException {
    Map<String, byte[]> content = staged.bundle().files;
    content.put("close.json", NoticedBundle.SCENE.files.get("close.json"));
    staged.bundle().verify();
    Findings read = new Findings();
    BundleFiles files = BundleFiles.read(ByteBuffer.wrap(BundleScene.zip(content)), read);
    Bundle bundle = new Bundle(files, AwardMethods.ALL, read);
    var logCheck = new LogCheck(read, Optional.of(NoticedBundle.SCENE.trust()));
    LoggedFiles log = new LoggedFiles(bundle, logCheck.entries(files), read);
    Findings findings = new Findings();
    Notice notice = bundle.notice().orElseThrow().content();
    new DecisionCheck(bundle, log, findings)
        .checkStage(notice, bundle.first(notice.lot(StagedBundle.LOT)));
    return findings.report(true).findings();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStageThatStoodStillAndEndedLaterIsAsOneThatNeverDid(boolean behind) throws Exception {
    List<String> never = said(decided(behind, true).asked(PRICES, UnaryOperator.identity()));
    StagedBundle honest =
        decided(behind, true)
            .paused(STOPPED)
            .paused(RESUMED)
            .asked(BINDS, UnaryOperator.identity());
    assertThat(said(honest)).isEqualTo(never);
    assertThat(honest.bundle().verify().confirmed())
        .anyMatch(line -> line.startsWith("Two officers signed 2 acts") && line.contains("lot 0"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aNextStageThatForgetsTheTimeThatTheRoundStoodStillIsNamed(boolean behind) throws Exception {
    StagedBundle early =
        decided(behind, true)
            .paused(STOPPED)
            .paused(RESUMED)
            .asked(BINDS.minusMillis(1), UnaryOperator.identity());
    assertThat(said(early))
        .contains("notices/001.p7s: logged not before the decision binds at " + BINDS);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aNextStageThatIsAskedForWhileTheRoundStandsStillIsNamed(boolean behind) throws Exception {
    StagedBundle suspended =
        decided(behind, true).paused(STOPPED).asked(BINDS, UnaryOperator.identity());
    assertThat(said(suspended)).contains("notices/001.p7s: logged when the round of lot 0 goes on");
    StagedBundle after =
        decided(behind, true)
            .paused(STOPPED)
            .asked(BINDS, UnaryOperator.identity())
            .paused(BINDS.plusSeconds(1));
    assertThat(said(after)).anyMatch(line -> line.contains("logged after suspensions/002-act.p7s"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anActOfTheStageThatDoesNotLieInTheBundleIsNamed(boolean behind) throws Exception {
    StagedBundle staged =
        decided(behind, true)
            .paused(STOPPED)
            .paused(RESUMED)
            .asked(BINDS, UnaryOperator.identity());
    staged.bundle().files.remove("suspensions/002-act.p7s");
    assertThat(said(staged)).anyMatch(line -> line.startsWith("suspensions/ acts of lot 0"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDecisionTakesThePlaceOfOneAlsoInTheTimeThatASuspensionAddedAndNotBehindIt(boolean behind)
      throws Exception {
    Instant later = BINDS.plusSeconds(2000);
    StagedBundle inTime =
        decided(behind, true)
            .paused(STOPPED)
            .paused(RESUMED)
            .decided(BINDS.minusMillis(1), true, later)
            .asked(later, UnaryOperator.identity());
    assertThat(said(inTime)).noneMatch(line -> line.contains("logged before that one binds"));
    StagedBundle late =
        decided(behind, true)
            .paused(STOPPED)
            .paused(RESUMED)
            .decided(BINDS, true, later)
            .asked(later, UnaryOperator.identity());
    assertThat(said(late))
        .anyMatch(line -> line.endsWith("logged before that one binds at " + BINDS));
  }

  @Test
  void aStageThatFailedInTheTimeThatASuspensionAddedIsNamed() throws Exception {
    String failure = Bundle.DECISION + ": a failure logged not before ";
    StagedBundle early =
        decided(false, false).paused(STOPPED).paused(RESUMED).failed(BINDS.minusMillis(1));
    assertThat(ofDecision(early))
        .extracting(one -> one.where() + ": " + one.expected())
        .containsExactly(failure + BINDS);
    StagedBundle honest = decided(false, false).paused(STOPPED).paused(RESUMED).failed(BINDS);
    assertThat(ofDecision(honest)).isEmpty();
    StagedBundle within = decided(false, false).paused(STOPPED).failed(BINDS);
    assertThat(findings(within))
        .anyMatch(one -> one.check().equals("suspension") && one.found().equals("tender-failed"));
  }

  @Test
  void aSuspensionBeforeTheTechnicalBidsAreOpenedIsNamed() throws Exception {
    Notice first =
        NoticedBundle.SCENE.tender.notice.with(
            List.of(Stages.technical(NoticedBundle.SCENE.tender.notice.lot("0"))));
    StagedBundle staged =
        new StagedBundle(new NoticedBundle(first), first, false)
            .paused(TenderScene.OPENS.minusSeconds(60));
    assertThat(said(staged))
        .contains("suspensions/001-act.p7s: logged after an opening record of lot 0");
  }
}
