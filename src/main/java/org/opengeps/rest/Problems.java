package org.opengeps.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.door.Sender;
import org.opengeps.identity.PlatformSigner;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.usecase.LogState;
import org.opengeps.platform.CurrentRequest;
import org.opengeps.platform.SecurityLog;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.RefusalJson;

/**
 * Refusals as {@code application/problem+json} (RFC 9457) with {@code code}, {@code variant},
 * {@code arguments}, {@code at}, {@code about}, the sentence in both languages ({@code detail}) and
 * in one each ({@code ko}, {@code en}), and {@code signature}: base64 of SignedData by the platform
 * over {@code {type: "opengeps/refusal/1", code, variant, arguments, at, about}}. Whoever is
 * refused can prove it, and of what: {@code about} is the SHA-256 of the signed message that was
 * refused, null where none was sent.
 */
@ApplicationScoped
public class Problems {
  private static final int FORBIDDEN = 403;
  public static final String TYPE = "application/problem+json";

  /** What stands in the addresses of doors at which whoever bids, or thinks of it, asks. */
  private static final List<String> HIDDEN = List.of("/submissions", "/can-i-bid", "/questions");

  private static final int UNKNOWN = 404;
  private static final int UNAVAILABLE = 503;
  private static final int LATER_SECONDS = 600;

  /** Of addresses that this program does not have; the database has no say there. */
  private static final String NO_SUCH_ADDRESS = "not-found";

  /**
   * What a read-only node says instead of "there is none": after an old backup it does not know.
   */
  private static final Refusal NOT_KNOWN_HERE = Refusal.of("log-read-only.reading");

  @Inject private PlatformSigner signer;
  @Inject private SentMessage sent;
  @Inject private LogState log;
  @Inject private Clock clock;
  @Inject private CurrentRequest current;
  @Inject private SecurityLog security;

  /**
   * @param status HTTP status: 400 form, 403 not allowed, 404 unknown, 409 not in this state, 413
   *     too large, 422 refused by a rule, 503 a service is down
   */
  public Response of(int status, Refusal refusal) {
    if (status == UNKNOWN && !refusal.code().equals(NO_SUCH_ADDRESS) && log.refusal().isPresent()) {
      return response(UNAVAILABLE, body(UNAVAILABLE, NOT_KNOWN_HERE).build())
          .header(HttpHeaders.RETRY_AFTER, LATER_SECONDS)
          .build();
    }
    if (status == FORBIDDEN) {
      current.find().ifPresent(request -> note(request, refusal));
    }
    return response(status, body(status, refusal).build()).build();
  }

  /** Who bids or asks from where stands nowhere, refused or not. */
  private void note(HttpServletRequest request, Refusal refusal) {
    Optional<String> hidden = hidden(request.getRequestURI());
    security.refused(
        refusal.code(),
        "at",
        hidden.orElseGet(request::getRequestURI),
        "from",
        hidden.isPresent() ? "" : Sender.of(request));
  }

  private static Optional<String> hidden(String address) {
    return HIDDEN.stream().filter(address::contains).findFirst();
  }

  /** Whether who asks there bids, or thinks of it. */
  static boolean isOfBidders(String address) {
    return hidden(address).isPresent();
  }

  /** The same with a status that follows from the code. */
  public Response of(Refusal refusal) {
    return of(statusOf(refusal.code()), refusal);
  }

  /** A service is down that will be back. */
  public Response later(Refusal refusal) {
    return Response.fromResponse(of(503, refusal)).header(HttpHeaders.RETRY_AFTER, 5).build();
  }

  /** The members of a problem, for answers that carry more. */
  public JsonBuilder body(int status, Refusal refusal) {
    Instant at = clock.instant();
    Sha256 about = sent.hash().orElse(null);
    JsonObject signed =
        RefusalJson.put(JsonObject.ofType("opengeps/refusal/1"), refusal)
            .put("at", at)
            .put("about", about)
            .build();
    return RefusalJson.put(JsonObject.builder(), refusal)
        .put("type", "about:blank")
        .put("title", refusal.code())
        .put("status", status)
        .put("detail", refusal.detail())
        .put("ko", refusal.korean())
        .put("en", refusal.english())
        .put("at", at)
        .put("about", about)
        .putBytes("signature", signer.sign(signed));
  }

  /** A response with such a body, to which headers can be added. */
  public Response.ResponseBuilder response(int status, JsonObject body) {
    return Response.status(status)
        .type(TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(body.canonical());
  }

  /** The usual status of a code. */
  public static int statusOf(String code) {
    return switch (code) {
      case "cms-format", "type-unexpected", "json-format", "malformed", "upload-short" -> 400;
      case "signature-invalid",
          "role-missing",
          "certificate-unbound",
          "certificate-use",
          "certificate-untrusted",
          "certificate-revoked",
          "certificate-expired",
          "certificate-not-yet-valid",
          "not-a-supplier",
          "not-a-judge",
          "reader-is-member",
          "not-your-bid",
          "no-mandate" ->
          403;
      case "too-large", "upload-too-large" -> 413;
      case "bank-silent",
          "revocation-unknown",
          "log-read-only",
          "node-clock-off",
          "evidence-changed",
          "database-down",
          "outage-undecided",
          "read-unlogged" ->
          503;
      case "late",
          "not-open-yet",
          "base-amount-awaited",
          "id-reused",
          "already-submitted",
          "already-approved",
          "declaration-reused",
          "wrong-state",
          "not-opened",
          "bid-sealed",
          "prices-open",
          "round-suspended",
          "already-suspended",
          "not-suspended",
          "opening-begun",
          "request-pending",
          "upload-offset",
          "upload-reused" ->
          409;
      default -> code.endsWith("-unknown") || code.startsWith("no-such-") ? 404 : 422;
    };
  }
}
