package org.opengeps.rest.bids;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.protocol.json.JsonObject;

/** What the doors to opened bids have in common. */
final class BidAnswers {
  static final Refusal NO_LOG_IN = Refusal.of("login-missing.reads");

  private BidAnswers() {}

  static Verdict<TenderNumber> tender(String no) {
    return Verdict.found(TenderNumber.find(no), () -> Refusal.of("tender-unknown").with("no", no));
  }

  static Verdict<UUID> submission(String id) {
    Optional<UUID> read =
        id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
            ? Optional.of(UUID.fromString(id))
            : Optional.empty();
    return Verdict.found(read, () -> Refusal.of("bid-unknown.form").with("id", id));
  }

  static Response ok(JsonObject json) {
    return Response.ok(json.canonical(), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
