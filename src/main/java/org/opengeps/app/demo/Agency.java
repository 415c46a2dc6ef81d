package org.opengeps.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.opengeps.client.http.Engine;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CandidateRequest;
import org.opengeps.protocol.message.LocalText;

/** The agency's two officers at work: notices, scores, awards. Everything is signed and sent. */
final class Agency {
  private static final Duration OPENING_AFTER = Duration.ofSeconds(5);

  /** More than the practice's three minutes: an officer may be generous by a day. */
  private static final Duration TO_ANSWER = Duration.ofMinutes(10);

  private final Engine engine;
  private final DocumentSigner officer;
  private final DocumentSigner approver;
  private final Clock clock;

  Agency(Engine engine, DocumentSigner officer, DocumentSigner approver, Clock clock) {
    this.engine = engine;
    this.officer = officer;
    this.approver = approver;
    this.clock = clock;
  }

  /** The number of the first published tender of this title that receives bids for a while. */
  java.util.Optional<String> findOpenTender(LocalText title, Duration atLeast) {
    Instant until = clock.instant().plus(atLeast);
    return DemoFailure.orThrow(
            engine.getJson("/api/v1/tenders?status=open"), "looking for open tenders")
        .objects("tenders")
        .stream()
        .filter(tender -> tender.time("closesAt").isAfter(until))
        .filter(tender -> tender.object("title").string("ko").equals(title.ko()))
        .map(tender -> tender.string("tender"))
        .findFirst();
  }

  /**
   * Drafts, has approved, binds a key, publishes.
   *
   * @param open how long bids are received
   * @return the tender's number
   */
  String publish(Purchase purchase, Duration open, UUID ceremony) {
    return publish(purchase, closing(open), ceremony);
  }

  /** The same with the instant of the closing, in whole seconds. */
  String publish(Purchase purchase, Instant closesAt, UUID ceremony) {
    return publish(purchase.draft(closesAt, closesAt.plus(OPENING_AFTER)), ceremony);
  }

  private Instant closing(Duration open) {
    return clock.instant().plus(open).truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Lets a tender that failed be bid for once more, the same way.
   *
   * @param tender number of a tender with one lot
   * @param lot its next name: {@code 0.1}
   */
  void rebid(String tender, String lot, Duration open, UUID ceremony) {
    String ref =
        DemoFailure.orThrow(engine.getJson("/api/v1/tenders/" + tender), "reading " + tender)
            .string("ref");
    Instant closesAt = closing(open);
    publish(
        JsonObject.ofType("opengeps/draft/1")
            .put("draft", UUID.randomUUID())
            .put("kind", "re-bid")
            .put("tender", ref)
            .put("rounds", List.of(lot))
            .put("receiptOpensAt", (Instant) null)
            .put("closesAt", closesAt)
            .put("opensAt", closesAt.plus(OPENING_AFTER))
            .put("reason", new LocalText("단독응찰로 유찰", "One bidder only").toJson())
            .build(),
        ceremony);
  }

  private String publish(JsonObject draft, UUID ceremony) {
    String id = draft.string("draft");
    Sha256 hash = post("/api/v1/notices", draft, officer).hash("draftHash");
    post(
        "/api/v1/notices/" + id + "/approval",
        JsonObject.ofType("opengeps/approval/1").put("draft", id).put("draftHash", hash).build(),
        approver);
    JsonObject notice =
        post(
            "/api/v1/notices/" + id + "/prepare",
            JsonObject.ofType("opengeps/prepare/1")
                .put("draft", id)
                .put("ceremony", ceremony)
                .build(),
            officer);
    return post("/api/v1/notices/" + id + "/publication", notice, officer).string("tender");
  }

  /** What a firm that is called does with the call. */
  interface Called {
    /**
     * @param call as the agency signed it
     * @param sheet what the firm claims: full marks
     */
    void answer(JsonObject call, List<JsonObject> sheet);
  }

  /**
   * Calls and scores the candidates in their turn until one qualifies, and signs the award.
   *
   * @param firms answer at once
   */
  void award(String tender, Called firms) {
    String base = "/api/v1/tenders/" + tender;
    JsonObject file = DemoFailure.orThrow(engine.getJson(base + "/award"), "reading the ranking");
    String ref = file.string("tender");
    List<JsonObject> full =
        file.object("examination").objects("items").stream()
            .filter(item -> !item.string("kind").equals("computed"))
            .map(Agency::full)
            .toList();
    List<UUID> toCall = file.values("toCall", UUID::fromString);
    List<UUID> turn = toCall.isEmpty() ? file.values("toScore", UUID::fromString) : toCall;
    for (UUID candidate : turn) {
      if (!toCall.isEmpty()) {
        firms.answer(call(base, file, candidate), full);
      }
      JsonObject score =
          JsonObject.ofType("opengeps/score/1")
              .put("tender", ref)
              .put("lot", "0")
              .put("rankingHash", file.hash("rankingHash"))
              .put("submission", candidate)
              .put("scores", full)
              .build();
      JsonObject award = post(base + "/scores", score, officer).objectOrNull("award");
      if (award != null) {
        post(base + "/award", award, officer);
        return;
      }
    }
    throw new DemoFailure("nobody qualified for the award of " + tender);
  }

  private JsonObject call(String base, JsonObject file, UUID candidate) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    CandidateRequest call =
        new CandidateRequest(
            CandidateRequest.Kind.CALL,
            TenderRef.parse(file.string("tender")),
            "0",
            file.hash("rankingHash"),
            candidate,
            new LocalText("적격심사 자기심사표와 심사서류", "The self-scored sheet and the papers"),
            now,
            now.plus(TO_ANSWER));
    post(base + "/award/calls", call.toJson(), officer);
    return call.toJson();
  }

  private static JsonObject full(JsonObject item) {
    String maximum = item.string("maximum");
    return JsonObject.builder()
        .put("item", item.string("item"))
        .put("score", maximum)
        .put("maximum", maximum)
        .build();
  }

  private JsonObject post(String path, JsonObject message, DocumentSigner signer) {
    return DemoFailure.orThrow(
        engine.post(path, signer.sign(message, clock.instant())), "posting to " + path);
  }
}
