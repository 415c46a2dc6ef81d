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
  static final Refusal NO_LOG_IN =
      new Refusal(
          "login-missing",
          "입찰 서류와 열람 기록은 로그인해야 볼 수 있습니다. 담당자 또는 입찰한 업체의 인증서로 로그인하세요.",
          "Log in, as an officer who judges or as the firm that bid: who reads a bid is known.");

  private BidAnswers() {}

  static Verdict<TenderNumber> tender(String no) {
    return Verdict.found(
        TenderNumber.find(no),
        () ->
            new Refusal(
                "tender-unknown",
                "공고 " + no + "가 없습니다. 공고번호를 확인하세요.",
                "There is no tender " + no + "."));
  }

  static Verdict<UUID> submission(String id) {
    Optional<UUID> read =
        id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
            ? Optional.of(UUID.fromString(id))
            : Optional.empty();
    return Verdict.found(
        read,
        () ->
            new Refusal(
                "bid-unknown", "제출 번호가 아닙니다: " + id + ".", "Not the id of a bid: " + id + "."));
  }

  static Response ok(JsonObject json) {
    return Response.ok(json.canonical(), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
