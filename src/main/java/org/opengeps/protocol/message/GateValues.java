package org.opengeps.protocol.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.threshold.ListProof;
import org.opengeps.protocol.threshold.Point;

/**
 * What the gate of an envelope that opens on a decision makes of the points of those who passed:
 * its private key is never published (docs/protocol.md section 8).
 *
 * @param decision hash of the {@link TechnicalDecision} that admits them
 * @param points D, then the originators of the gate layers, in close order
 * @param values g·E of each
 * @param proof that they are, under the gate key of the notice
 */
public record GateValues(
    TenderRef tender,
    Slot slot,
    Sha256 closeHash,
    Sha256 decision,
    List<Point> points,
    List<Point> values,
    ListProof proof) {
  public static final String TYPE = "opengeps/gate-values/1";

  /** Name of the list, and index of the gate among the members, in the proof. */
  private static final String LIST = "gate";

  private static final int MEMBER = 0;

  public GateValues {
    points = List.copyOf(points);
    values = List.copyOf(values);
  }

  /**
   * What the proof is about.
   *
   * @param gateKey of the notice
   */
  public static ListProof.Statement proven(
      TenderRef tender, Sha256 closeHash, Point gateKey, List<Point> points, List<Point> values) {
    return new ListProof.Statement(
        tender.toString(), closeHash, LIST, MEMBER, gateKey, points, values);
  }

  /** Whether the values are those of this gate key. */
  public boolean holds(Point gateKey) {
    return proof.proves(proven(tender, closeHash, gateKey, points, values));
  }

  /** The values by their points. */
  public Map<Point, Point> byPoint() {
    Map<Point, Point> byPoint = new HashMap<>();
    for (int i = 0; i < points.size(); i++) {
      byPoint.put(points.get(i), values.get(i));
    }
    return byPoint;
  }

  public JsonObject toJson() {
    return slot.addTo(JsonObject.ofType(TYPE))
        .put("tender", tender.toString())
        .put("closeHash", closeHash)
        .put("decision", decision)
        .put("points", points, Point::hex)
        .put("values", values, Point::hex)
        .put("proof", proof.hex())
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static GateValues from(JsonObject json) {
    var gate =
        new GateValues(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.in(json),
            json.hash("closeHash"),
            json.hash("decision"),
            json.values("points", Point::fromHex),
            json.values("values", Point::fromHex),
            json.value("proof", ListProof::fromHex));
    if (gate.points.isEmpty() || gate.points.size() != gate.values.size()) {
      throw json.wrong("values", "one for each point, and at least one");
    }
    json.expectSame(gate.toJson());
    return gate;
  }
}
