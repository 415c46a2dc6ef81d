package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms;

/** Orders after the first one: a base amount that follows, and what no correction may change. */
class LaterOrdersBundleTest {
  private static final Notice SAID = NoticedBundle.SCENE.tender.notice;
  private static final TenderRef NEXT = new TenderRef(SAID.ref().number(), "001");

  /** Closing on 1 July in Seoul: until the end of 26 June. */
  private static final Instant FIVE_DAYS_BEFORE = Instant.parse("2025-06-26T15:00:00Z");

  private static final Notice OPEN = Sections.withoutBaseAmount(SAID);

  private static Notice order(
      Notice before, Notice content, Notice.Kind kind, NoticeTerms.SealedBids sealed) {
    LocalText reason = new LocalText("사유", "Reason");
    return content.as(
        kind,
        NEXT,
        before.schedule(),
        new NoticeTerms.Revision(before.hash(), sealed, List.of(), reason));
  }

  private static Notice baseAmount() {
    return order(OPEN, SAID, Notice.Kind.BASE_AMOUNT, null);
  }

  private static List<String> places(Report report) {
    return report.findings().stream().map(one -> one.check() + " " + one.where()).toList();
  }

  @Test
  void aNoticeThatLeavesItsBaseAmountOpenHolds() throws Exception {
    assertThat(new NoticedBundle(OPEN).verify().findings()).isEmpty();
  }

  @Test
  void theBaseAmountThatFollowsInTimeHoldsAndALateOneIsRefuted() throws Exception {
    assertThat(
            new NoticedBundle(OPEN)
                .then(baseAmount(), "base-amount-published", FIVE_DAYS_BEFORE.minusMillis(1))
                .verify()
                .findings())
        .isEmpty();
    assertThat(
            places(
                new NoticedBundle(OPEN)
                    .then(baseAmount(), "base-amount-published", FIVE_DAYS_BEFORE)
                    .verify()))
        .containsExactly("rules notices/001.p7s price.baseAmount");
  }

  @Test
  void anOrderThatTheLogCallsSomethingElseIsRefuted() throws Exception {
    assertThat(
            places(
                new NoticedBundle(OPEN)
                    .then(baseAmount(), "notice-corrected", TenderScene.NOTICED.plusSeconds(60))
                    .verify()))
        .containsExactly("log notices/001.p7s kind");
  }

  @Test
  void anAmountOfTheAwardBeforeTheBaseAmountIsRefuted() throws Exception {
    Notice early =
        Sections.with(
            SAID,
            Sections.lot(OPEN).price(),
            Sections.screening(SAID, null, Sections.lot(SAID).award().string("costSum")));
    assertThat(places(new NoticedBundle(early).verify()))
        .containsExactly("rules notices/000.p7s lots 0 award");
  }

  @Test
  void aBaseAmountThatStandsIsNotChangedByAnOrderOfEitherKind() throws Exception {
    Notice raised = Sections.withBaseAmount(SAID, 1_900_000_000);
    Instant at = TenderScene.NOTICED.plusSeconds(3600);
    assertThat(
            places(
                new NoticedBundle()
                    .then(
                        order(SAID, raised, Notice.Kind.BASE_AMOUNT, null),
                        "base-amount-published",
                        at)
                    .verify()))
        .containsExactly("notice notices/001.p7s lots");
    assertThat(
            places(
                new NoticedBundle()
                    .then(
                        order(SAID, raised, Notice.Kind.CORRECTION, NoticeTerms.SealedBids.KEEP),
                        "notice-corrected",
                        at)
                    .verify()))
        .containsExactly("rules notices/001.p7s lots");
  }
}
