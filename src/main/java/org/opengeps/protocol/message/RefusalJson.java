package org.opengeps.protocol.message;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.opengeps.kernel.Argument;
import org.opengeps.kernel.Argument.Cause;
import org.opengeps.kernel.Argument.Kind;
import org.opengeps.kernel.Argument.Value;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * A refusal as it is signed: {@code {code, variant, arguments}}, with each argument an object of
 * one member that names its kind: {@code {closesAt: {instant: "2026-12-01T01:00:00.000Z"}}}. No
 * sentence is in it (docs/protocol.md section 7).
 */
public final class RefusalJson {
  private static final String CAUSE = "refusal";

  private RefusalJson() {}

  /** As an object of its own. */
  public static JsonObject of(Refusal refusal) {
    return put(JsonObject.builder(), refusal).build();
  }

  /** As members of another object. */
  public static JsonBuilder put(JsonBuilder json, Refusal refusal) {
    JsonBuilder arguments = JsonObject.builder();
    refusal.arguments().forEach((name, one) -> arguments.put(name, argument(one)));
    return json.put("code", refusal.code())
        .put("variant", refusal.variant())
        .put("arguments", arguments.build());
  }

  private static JsonObject argument(Argument argument) {
    JsonBuilder json = JsonObject.builder();
    if (argument instanceof Value value) {
      json.put(value.kind().name().toLowerCase(Locale.ROOT), value.text());
    } else if (argument instanceof Cause cause) {
      json.put(CAUSE, of(cause.refusal()));
    }
    return json.build();
  }

  /**
   * Out of an object that may have other members.
   *
   * @throws JsonFormatException if it has not the form
   */
  public static Refusal from(JsonObject json) {
    Map<String, Argument> arguments = new LinkedHashMap<>();
    JsonObject said = json.object("arguments");
    for (String name : said.names()) {
      arguments.put(name, argument(said, name));
    }
    try {
      return new Refusal(json.string("code"), json.string("variant"), arguments);
    } catch (IllegalArgumentException e) {
      throw json.wrong("code", e.getMessage());
    }
  }

  private static Argument argument(JsonObject said, String name) {
    JsonObject one = said.object(name);
    Set<String> kinds = one.names();
    if (kinds.size() != 1) {
      throw said.wrong(name, "must have one member, which names its kind");
    }
    String kind = kinds.iterator().next();
    if (kind.equals(CAUSE)) {
      return new Cause(from(one.object(kind)));
    }
    for (Kind known : Kind.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(kind)) {
        return new Value(known, one.string(kind));
      }
    }
    throw said.wrong(name, "has the unknown kind " + kind);
  }
}
