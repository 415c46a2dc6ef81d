package org.opengeps.protocol.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.Revision;
import org.opengeps.protocol.message.NoticeTerms.SealedBids;

class StandingOrdersTest {
  private static final Notice FIRST = new TenderScene().notice;

  /** The first notice and corrections that say one after the other. */
  private static List<Notice> orders(String says) {
    List<Notice> orders = new ArrayList<>(List.of(FIRST));
    for (String word : says.isEmpty() ? new String[0] : says.split(" ")) {
      orders.add(after(orders.get(orders.size() - 1), SealedBids.valueOf(word), orders.size()));
    }
    return orders;
  }

  private static Notice after(Notice before, SealedBids says, int order) {
    return new Notice(
        new TenderRef(before.ref().number(), "%03d".formatted(order)),
        Notice.Kind.CORRECTION,
        before.agency(),
        before.demandingBody(),
        before.title(),
        before.description(),
        before.business(),
        before.competition(),
        before.award(),
        before.eligibility(),
        before.schedule(),
        before.zone(),
        before.ruleSet(),
        before.calendar(),
        before.practice(),
        before.documents(),
        before.lots(),
        before.minimumBids(),
        new Revision(before.hash(), says, List.of(), new LocalText("정정", "corrected")),
        null);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "KEEP, 1 0",
    "RESEAL, 1",
    "KEEP KEEP, 2 1 0",
    "RESEAL KEEP, 2 1",
    "KEEP RESEAL, 2",
    "KEEP RESEAL KEEP, 3 2",
  })
  void bidsStandBackToTheLastReseal(String says, String standing) {
    List<Notice> orders = orders(says);
    List<Sha256> expected = new ArrayList<>();
    for (String place : standing.split(" ")) {
      expected.add(orders.get(Integer.parseInt(place)).hash());
    }
    assertThat(StandingOrders.of(orders.get(orders.size() - 1), orders).orElseThrow())
        .containsExactlyElementsOf(expected);
  }

  @Test
  void anOrderThatStandsMustBeThere() {
    List<Notice> orders = orders("KEEP KEEP");
    assertThat(StandingOrders.of(orders.get(2), List.of(orders.get(0)))).isEmpty();
    assertThat(StandingOrders.of(orders.get(2), List.of(orders.get(1), orders.get(0)))).isPresent();
  }
}
