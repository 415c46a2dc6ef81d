package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * An outage and every tender that it moved: document of the log entry {@code incident-recorded}
 * (docs/protocol.md section 5).
 *
 * @param from since when nobody could hand in
 * @param until the recovery
 * @param before signed note of the last checkpoint before the gap; null if declared
 * @param after signed note of the first one after it; null if declared
 * @param declaration SignedData of the operator's declaration; null for a gap
 * @param approval SignedData of the overseer's approval; null for a gap
 * @param tenders orders that it made, sorted: all or none of those that it touched
 */
public record Incident(
    UUID id,
    Cause cause,
    Instant from,
    Instant until,
    String before,
    String after,
    byte[] declaration,
    byte[] approval,
    List<TenderRef> tenders) {
  public static final String TYPE = "opengeps/incident/1";

  public Incident {
    tenders = List.copyOf(tenders);
  }

  /** How an outage became known. */
  public enum Cause {
    /** The log shows it. */
    GAP,
    /** A network outside, which no log shows: two bodies say so. */
    DECLARED
  }

  /** A gap of the log. */
  public static Incident ofGap(
      UUID id, Instant from, Instant until, String before, String after, List<TenderRef> tenders) {
    return new Incident(id, Cause.GAP, from, until, before, after, null, null, tenders);
  }

  /** An outage that two bodies declared. */
  public static Incident ofDeclaration(
      OutageDeclaration declaration, byte[] declared, byte[] approved, List<TenderRef> tenders) {
    return new Incident(
        declaration.id(),
        Cause.DECLARED,
        declaration.from(),
        declaration.until(),
        null,
        null,
        declared,
        approved,
        tenders);
  }

  public Sha256 hash() {
    return toJson().hash();
  }

  public JsonObject toJson() {
    var json =
        JsonObject.ofType(TYPE)
            .put("incident", id)
            .put("cause", cause)
            .put("from", from)
            .put("until", until)
            .put("before", before)
            .put("after", after);
    if (declaration == null) {
      json.putNull("declaration").putNull("approval");
    } else {
      json.putBytes("declaration", declaration).putBytes("approval", approval);
    }
    return json.put("tenders", tenders, TenderRef::toString).build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static Incident from(JsonObject json) {
    json.expectType(TYPE);
    var incident =
        new Incident(
            json.uuid("incident"),
            json.word("cause", Cause.class),
            json.time("from"),
            json.time("until"),
            json.stringOrNull("before"),
            json.stringOrNull("after"),
            json.bytesOrNull("declaration"),
            json.bytesOrNull("approval"),
            json.values("tenders", TenderRef::parse));
    boolean whole =
        incident.cause == Cause.GAP
            ? incident.before != null && incident.after != null
            : incident.declaration != null && incident.approval != null;
    if (!whole || !incident.from.isBefore(incident.until)) {
      throw json.wrong("cause", "an incident shows its evidence and ends after its beginning");
    }
    json.expectSame(incident.toJson());
    return incident;
  }
}
