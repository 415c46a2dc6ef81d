package org.opengeps.protocol.message;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * Which bids of a closed lot are not opened, since their bidders asked for it and an officer
 * granted it: in the log, and seen by a witness, before the gate opens (docs/protocol.md section
 * 8).
 *
 * @param tender as the closing names it
 * @param removed at least one, each submission once
 */
public record Removals(TenderRef tender, String lot, Sha256 closeHash, List<Removed> removed) {
  public static final String TYPE = "opengeps/removals/1";

  public Removals {
    removed = List.copyOf(removed);
  }

  /**
   * A bid that is not opened.
   *
   * @param request SHA-256 of the SignedData of the {@link CancellationRequest}
   * @param grant SHA-256 of the SignedData of the {@link CancellationGrant}
   */
  public record Removed(UUID submission, Sha256 request, Sha256 grant) {
    JsonObject toJson() {
      return JsonObject.builder()
          .put("submission", submission)
          .put("request", request)
          .put("grant", grant)
          .build();
    }

    static Removed from(JsonObject json) {
      var removed = new Removed(json.uuid("submission"), json.hash("request"), json.hash("grant"));
      json.expectSame(removed.toJson());
      return removed;
    }
  }

  public Set<UUID> submissions() {
    return removed.stream().map(Removed::submission).collect(Collectors.toCollection(HashSet::new));
  }

  public Sha256 hash() {
    return toJson().hash();
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("closeHash", closeHash)
        .put("removed", removed, Removed::toJson)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static Removals from(JsonObject json) {
    var removals =
        new Removals(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.hash("closeHash"),
            json.objects("removed", Removed::from));
    if (removals.removed.isEmpty() || removals.submissions().size() < removals.removed.size()) {
      throw json.wrong("removed", "names at least one submission, and each once");
    }
    json.expectSame(removals.toJson());
    return removals;
  }
}
