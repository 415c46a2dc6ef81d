package org.opengeps.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.json.JsonObject;

/** A server that is killed in the middle of an opening, at the two worst moments. */
class KilledServerIT extends MortalServer {
  KilledServerIT() {
    super("it-killed");
  }

  @Test
  void killedAfterTheGateKeyAndBeforeTheRecordItMakesOneOpeningWithTheSameResult()
      throws Exception {
    serve();
    String tender = tenderWithBids(Duration.ofSeconds(40));
    await(tender, "opening");
    JsonObject before = opening(tender);
    assertThat(before.objects("partials")).as("between gate key and first partial").isEmpty();
    kill();
    serve();
    assertThat(opening(tender).string("closeHash")).isEqualTo(before.string("closeHash"));

    try (Connection hold = DriverManager.getConnection(url(), user(), password())) {
      hold.setAutoCommit(false);
      // Whoever finishes an opening renews its claim first: held here, it cannot finish.
      hold.createStatement()
          .executeQuery(
              "SELECT epoch FROM opening_claim WHERE tender = '" + tender + "' FOR UPDATE");
      open(tender, 0);
      open(tender, 2);
      assertThat(opening(tender).string("stage")).as("all partials in").isEqualTo("opening");
      kill();
      hold.rollback();
    }
    serve();
    await(tender, "opened");

    assertThat(count(tender, "gate-key-published")).isEqualTo(1);
    assertThat(count(tender, "tender-opened")).isEqualTo(1);
    Patience.until(
        "the record stands in the published log",
        Duration.ofSeconds(60),
        () -> verified(tender).isEmpty());
  }
}
