package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * Which of the opened technical bids pass, so that their prices are opened; the prices of the
 * others never are. It counts once another officer has signed a {@link TechnicalApproval} of it
 * (docs/protocol.md section 8).
 *
 * @param recordHash hash of the opening record of the technical envelopes
 * @param passed every opened bid is here or in {@code failed}, once
 * @param pricesOpenAt not before the period for objections is over
 * @param replaces null, or hash of the decision whose place it takes before the prices are opened
 */
public record TechnicalDecision(
    TenderRef tender,
    String lot,
    Sha256 closeHash,
    Sha256 recordHash,
    List<UUID> passed,
    List<Failed> failed,
    Instant pricesOpenAt,
    Sha256 replaces) {
  public static final String TYPE = "opengeps/technical-decision/1";

  public TechnicalDecision {
    passed = List.copyOf(passed);
    failed = List.copyOf(failed);
  }

  /**
   * A bid that does not pass.
   *
   * @param reason public with the decision
   */
  public record Failed(UUID submission, LocalText reason) {
    JsonObject toJson() {
      return JsonObject.builder()
          .put("submission", submission)
          .put("reason", reason.toJson())
          .build();
    }

    static Failed from(JsonObject json) {
      var failed = new Failed(json.uuid("submission"), LocalText.from(json.object("reason")));
      json.expectSame(failed.toJson());
      return failed;
    }
  }

  /** Whether it judges each of these once, and nothing else. */
  public boolean judges(Set<UUID> opened) {
    Set<UUID> judged = new HashSet<>(passed);
    failed.forEach(one -> judged.add(one.submission));
    return judged.equals(opened) && passed.size() + failed.size() == opened.size();
  }

  public Sha256 hash() {
    return toJson().hash();
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("closeHash", closeHash)
        .put("recordHash", recordHash)
        .put("passed", passed.stream().map(UUID::toString).toList())
        .put("failed", failed, Failed::toJson)
        .put("pricesOpenAt", pricesOpenAt)
        .put("replaces", replaces)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static TechnicalDecision from(JsonObject json) {
    var decision =
        new TechnicalDecision(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("closeHash"),
            json.hash("recordHash"),
            json.values("passed", UUID::fromString),
            json.objects("failed", Failed::from),
            json.time("pricesOpenAt"),
            json.hashOrNull("replaces"));
    json.expectSame(decision.toJson());
    return decision;
  }
}
