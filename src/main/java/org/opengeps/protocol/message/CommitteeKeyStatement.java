package org.opengeps.protocol.message;

import java.time.Instant;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.threshold.Point;

/**
 * An officer's committee key, certified by a signature with the personal certificate
 * (docs/protocol.md section 4).
 *
 * @param person person id
 * @param key the P-256 public key
 */
public record CommitteeKeyStatement(String person, Point key, Instant notAfter) {
  public static final String TYPE = "opengeps/committee-key/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("person", person)
        .putBytes("spki", key.spki())
        .put("notAfter", notAfter)
        .build();
  }

  public static CommitteeKeyStatement from(JsonObject json) {
    Point key;
    try {
      key = Point.ofSpki(json.expectType(TYPE).bytes("spki"));
    } catch (IllegalArgumentException e) {
      throw json.wrong("spki", e.getMessage());
    }
    var statement = new CommitteeKeyStatement(json.string("person"), key, json.time("notAfter"));
    json.expectSame(statement.toJson());
    return statement;
  }
}
