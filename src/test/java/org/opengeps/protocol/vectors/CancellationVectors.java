package org.opengeps.protocol.vectors;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CancellationRequest;

/** What a bidder signs who asks that its bid be not opened. */
final class CancellationVectors {
  private CancellationVectors() {}

  static JsonObject requests() {
    return JsonObject.builder()
        .put(
            "cases",
            List.of(
                request("R26BK00000001-000", "0", "5eed0000-0000-4000-8000-000000000001"),
                request("R26BK00000012-003", "12", "5eed0000-0000-4000-8000-000000000002")),
            CancellationVectors::requestCase)
        .build();
  }

  private static CancellationRequest request(String tender, String lot, String submission) {
    return new CancellationRequest(
        TenderRef.parse(tender),
        lot,
        UUID.fromString(submission),
        FixedRandom.hash("statement of " + submission),
        CancellationRequest.Reason.WRONG_ENTRY);
  }

  private static JsonObject requestCase(CancellationRequest request) {
    byte[] canonical = request.toJson().canonical();
    return JsonObject.builder()
        .put("tender", request.tender().toString())
        .put("lot", request.lot())
        .put("submission", request.submission())
        .put("statementHash", request.statementHash())
        .put("canonical", new String(canonical, StandardCharsets.UTF_8))
        .put("sha256", Sha256.of(canonical))
        .build();
  }
}
