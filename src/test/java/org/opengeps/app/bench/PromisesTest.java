package org.opengeps.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.OpeningRecord;

class PromisesTest {
  private static final UUID BID = new UUID(1, 1);
  private static final UUID OTHER = new UUID(2, 2);
  private static final Sha256 BYTES = hash("입찰서");

  private final Promises promises = new Promises();

  @Test
  void eachBidWithAReceiptThatWasOpenedOnceIsAKeptPromise() {
    promises.accepted(BID, BYTES);
    promises.accepted(OTHER, hash("다른 입찰서"));
    assertThat(faults(List.of(opened(BID, BYTES)), List.of(opened(OTHER, hash("다른 입찰서")))))
        .isEmpty();
    assertThat(promises.accepted()).isEqualTo(2);
  }

  @Test
  void aBidWithAReceiptThatWasNotOpenedIsLost() {
    promises.accepted(BID, BYTES);
    assertThat(faults(List.of()))
        .containsExactly("lost: " + BID + " has a receipt and was not opened");
  }

  @Test
  void aBidThatStandsInTwoRecordsOrWithOtherBytesIsAFault() {
    promises.accepted(BID, BYTES);
    assertThat(faults(List.of(opened(BID, BYTES)), List.of(opened(BID, BYTES))))
        .singleElement()
        .asString()
        .startsWith("twice: ");
    assertThat(faults(List.of(opened(BID, hash("바뀐 입찰서")))))
        .singleElement()
        .asString()
        .startsWith("changed: ");
  }

  @Test
  void aRefusedBidThatWasOpenedIsAFaultAndSoIsOneThatNobodySent() {
    promises.refused(BID, "answered 422");
    assertThat(faults(List.of(opened(BID, BYTES), opened(OTHER, BYTES))))
        .hasSize(2)
        .anyMatch(fault -> fault.contains("answered 422"))
        .anyMatch(fault -> fault.contains("nothing of it"));
  }

  @Test
  void aBidWhoseConnectionBrokeMayBeOpenedOrNot() {
    promises.unknown(BID, "answered 0");
    assertThat(faults(List.of(opened(BID, BYTES)))).isEmpty();
    assertThat(faults(List.of())).isEmpty();
  }

  @SafeVarargs
  private List<String> faults(List<OpeningRecord.Bid>... records) {
    List<String> faults = new ArrayList<>();
    promises.compare(List.of(records), faults::add);
    return faults;
  }

  private static OpeningRecord.Bid opened(UUID submission, Sha256 statement) {
    return new OpeningRecord.Bid(
        submission,
        statement,
        null,
        null,
        null,
        null,
        Instant.parse("2026-03-02T01:00:00Z"),
        OpeningRecord.State.VOID,
        "gate-layer-invalid");
  }

  private static Sha256 hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
