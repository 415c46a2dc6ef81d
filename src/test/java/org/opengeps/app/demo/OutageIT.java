package org.opengeps.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.json.JsonObject;

/** A deadline that nobody could meet, on the real server. */
class OutageIT extends MortalServer {
  OutageIT() {
    super("it-outage");
  }

  @Test
  void aServerThatWasDownOverTheClosingPostponesItAndBidsAreTakenKeptOpenedAndVerified()
      throws Exception {
    serve();
    String tender = tenderWithBids(Duration.ofSeconds(45));
    Instant closing = tender(tender).time("closesAt");
    awaitTime(closing.minusSeconds(15));
    kill();
    awaitTime(closing.plusSeconds(2));
    serve();

    Patience.until(
        "the outage is found",
        Duration.ofSeconds(30),
        () -> tender(tender).string("order").equals("001"));
    JsonObject moved = tender(tender);
    assertThat(moved.string("kind")).isEqualTo("postponement");
    assertThat(moved.string("state")).isEqualTo("open");
    JsonObject incident = incident(moved);
    assertThat(moved.time("closesAt")).isEqualTo(incident.time("until").plusSeconds(60));
    assertThat(moved.time("opensAt")).isEqualTo(incident.time("until").plusSeconds(90));
    assertThat(incident.time("from")).isBefore(closing);
    assertThat(incident.strings("tenders")).containsExactly(tender + "-001");

    bidOnceMore(tender, 0);
    await(tender, "opening");
    assertThat(opening(tender).string("tender")).isEqualTo(tender + "-001");
    open(tender, 0);
    open(tender, 2);
    await(tender, "opened");
    assertThat(opening(tender).object("record").list("bids")).hasSize(BIDS + 1);
    assertThat(count(tender, "tender-closed")).isEqualTo(1);
    assertThat(count(tender, "tender-failed")).isZero();
    Patience.until(
        "the record stands in the published log",
        Duration.ofSeconds(60),
        () -> verified(tender).isEmpty());
    assertThat(fsck())
        .as("the whole log, read by an auditor")
        .contains("1 outage,", "in order")
        .doesNotContain("not judged");
  }

  @Test
  void aWitnessThatIsSilentOverTheClosingPostponesItTooForNobodyGotAReceipt() throws Exception {
    serve();
    String tender = tenderWithBids(Duration.ofSeconds(50));
    Instant closing = tender(tender).time("closesAt");
    awaitTime(closing.minusSeconds(20));
    witness("STOP");
    awaitTime(closing.plusSeconds(3));
    assertThat(tender(tender).string("state")).as("while the witness is silent").isEqualTo("open");
    assertThat(tender(tender).time("closesAt")).isEqualTo(closing);
    assertThatThrownBy(() -> bidOnceMore(tender, 1))
        .as("a bid while nobody knows whether it is late")
        .hasMessageContaining("outage-undecided");
    witness("CONT");
    Patience.until(
        "the outage is found",
        Duration.ofSeconds(60),
        () -> tender(tender).string("order").equals("001"));
    JsonObject moved = tender(tender);
    assertThat(moved.string("state")).isEqualTo("open");
    assertThat(moved.time("closesAt"))
        .isEqualTo(incident(moved).time("until").plusSeconds(60))
        .isAfter(closing);
    bidOnceMore(tender, 0);
    assertThat(count(tender, "tender-closed")).isZero();
  }

  private static void awaitTime(Instant at) {
    Patience.until("it is " + at, Duration.ofMinutes(2), () -> !CLOCK.instant().isBefore(at));
  }

  private JsonObject tender(String number) {
    return DemoFailure.orThrow(engine.getJson("/api/v1/tenders/" + number), "reading " + number);
  }

  private static JsonObject incident(JsonObject tender) {
    List<byte[]> incidents = tender.values("incidents", java.util.Base64.getDecoder()::decode);
    return JsonObject.parseCanonical(incidents.get(0));
  }
}
