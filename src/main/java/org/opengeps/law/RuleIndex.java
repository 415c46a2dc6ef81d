package org.opengeps.law;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * Composes rule sets from the files that the program carries: each is the sum of its parts, or
 * another one under overlays. What comes out is one document for each, which a notice pins by its
 * hash; the files are today's law and are never seen outside (docs/rule-sets.md).
 */
public final class RuleIndex {
  private static final String TYPE = "opengeps/rule-index/2";

  /** Given by the index itself. */
  private static final List<String> HEAD = List.of("type", "id", "version");

  private final Map<String, JsonObject> composed = new HashMap<>();

  /**
   * The rule sets of an index, which may stand over those of the ones before.
   *
   * @param index {@code opengeps/rule-index/2}
   * @param files reads a file by its path as the index writes it
   * @return in the order of the index
   * @throws JsonFormatException naming the file and its member: a member that two parts have, an
   *     overlay that changes nothing, a rule set of one that does not stand before it
   */
  public List<JsonObject> compose(JsonObject index, Function<String, JsonObject> files) {
    return index.expectType(TYPE).objects("ruleSets", entry -> document(entry, files));
  }

  private JsonObject document(JsonObject entry, Function<String, JsonObject> files) {
    JsonObject document = head(entry, entry.has("of") ? overlaid(entry, files) : sum(entry, files));
    String key = entry.string("id") + "/" + entry.string("version");
    if (composed.put(key, document) != null) {
      throw new JsonFormatException("ruleSets", key + " stands twice in the index");
    }
    return document;
  }

  private static JsonObject head(JsonObject entry, JsonObject body) {
    return body.toBuilder()
        .replace("type", RuleSet.TYPE)
        .replace("id", entry.string("id"))
        .replace("version", entry.string("version"))
        .build();
  }

  private static JsonObject sum(JsonObject entry, Function<String, JsonObject> files) {
    Map<String, String> from = new HashMap<>();
    HEAD.forEach(member -> from.put(member, "the index"));
    JsonBuilder sum = JsonObject.builder();
    for (String part : entry.strings("parts")) {
      JsonObject file = files.apply(part);
      for (String member : file.names()) {
        String before = from.put(member, part);
        if (before != null) {
          throw new JsonFormatException(part + " " + member, "stands in " + before + " already");
        }
        sum.replace(member, file.raw(member));
      }
    }
    return sum.build();
  }

  private JsonObject overlaid(JsonObject entry, Function<String, JsonObject> files) {
    JsonObject document = composed.get(entry.string("of"));
    if (document == null) {
      throw entry.wrong("of", "no rule set before it has this id and version");
    }
    for (String overlay : entry.strings("overlays")) {
      document = RuleOverlay.apply(overlay, files.apply(overlay), document);
    }
    return document;
  }
}
