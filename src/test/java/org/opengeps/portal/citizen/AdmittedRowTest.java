package org.opengeps.portal.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.message.Admitted;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.OpeningRecord.State;
import org.opengeps.protocol.message.Slot;

class AdmittedRowTest {
  private static final Instant AT = Instant.parse("2025-07-01T03:00:00Z");

  @Test
  void firmsAreNamedAsTheirOpenedBidsSayAndNotByOneThatIsVoid() {
    Map<String, String> names =
        AdmittedRow.names(
            record(
                bid("9990000005", "남의 이름", State.VOID),
                bid("9990000005", "한빛기계", State.OPENED),
                bid("9990000010", "느린설비", State.OPENED),
                bid(null, null, State.VOID),
                bid("9990000021", "무효설비", State.VOID)));
    var admitted =
        new Admitted(Sha256.ofText("decision"), List.of("9990000005", "9990000010", "9990000021"));
    assertThat(AdmittedRow.all(admitted, names))
        .containsExactly(
            new AdmittedRow("9990000005", "한빛기계"),
            new AdmittedRow("9990000010", "느린설비"),
            new AdmittedRow("9990000021", null));
  }

  private static OpeningRecord.Bid bid(String supplier, String name, State state) {
    return new OpeningRecord.Bid(
        UUID.randomUUID(),
        Sha256.ofText("statement"),
        supplier,
        name,
        state == State.OPENED ? Offer.NOTHING : null,
        null,
        AT,
        state,
        state == State.VOID ? "supplier-differs" : null);
  }

  private static OpeningRecord record(OpeningRecord.Bid... bids) {
    return new OpeningRecord(
        TenderRef.parse("R25BK00888538-000"),
        Sha256.ofText("notice"),
        new Slot("0", "technical"),
        Sha256.ofText("close"),
        AT,
        List.of(1, 2),
        Won.KRW,
        Optional.empty(),
        Optional.empty(),
        List.of(bids),
        new OpeningRecord.Counts(5, 2, 3, 0, 0, 0, 0));
  }
}
