package org.opengeps.law;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private static final String TYPE = "opengeps/rule-index/3";

  private static final String INDEX = "the index";

  /** Given by the index itself. */
  private static final List<String> HEAD = List.of("type", "id", "version");

  private final Map<String, JsonObject> composed = new HashMap<>();
  private final Set<String> calendars = new HashSet<>();

  /** By id and version: which file says a member of the document. */
  private final Map<String, Map<String, String>> files = new HashMap<>();

  /**
   * The rule sets of an index, which may stand over those of the ones before.
   *
   * @param index {@code opengeps/rule-index/3}
   * @param files reads a file by its path as the index writes it
   * @return in the order of the index
   * @throws JsonFormatException naming the file and its member: a member that two parts have, an
   *     overlay that changes nothing, a rule set of one that does not stand before it
   */
  public List<JsonObject> compose(JsonObject index, Function<String, JsonObject> files) {
    return index.expectType(TYPE).objects("ruleSets", entry -> document(entry, files));
  }

  /**
   * The calendars of an index, each a whole document in a file.
   *
   * @throws JsonFormatException naming the file: a calendar of the id and version of one before
   */
  public List<JsonObject> calendars(JsonObject index, Function<String, JsonObject> files) {
    return index.expectType(TYPE).strings("calendars").stream()
        .map(path -> calendar(path, files.apply(path)))
        .toList();
  }

  private JsonObject calendar(String path, JsonObject document) {
    try {
      HolidayCalendar calendar = HolidayCalendar.of(document);
      if (!calendars.add(calendar.id() + "/" + calendar.version())) {
        throw document.wrong("version", "another calendar has this id and version");
      }
      return document;
    } catch (JsonFormatException e) {
      throw new JsonFormatException(path, e.getMessage());
    }
  }

  /**
   * The file that says a member of a document: of an overlay if that changes something of it.
   *
   * @param path of the member, as in messages: {@code noticePeriod.bands[0]}
   */
  public String fileOf(JsonObject document, String path) {
    return files.getOrDefault(key(document), Map.of()).getOrDefault(path.split("[.\\[]")[0], INDEX);
  }

  private static String key(JsonObject named) {
    return named.string("id") + "/" + named.string("version");
  }

  private JsonObject document(JsonObject entry, Function<String, JsonObject> files) {
    JsonObject document = head(entry, entry.has("of") ? overlaid(entry, files) : sum(entry, files));
    String key = key(entry);
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

  private JsonObject sum(JsonObject entry, Function<String, JsonObject> parts) {
    Map<String, String> from = new HashMap<>();
    HEAD.forEach(member -> from.put(member, INDEX));
    JsonBuilder sum = JsonObject.builder();
    for (String part : entry.strings("parts")) {
      JsonObject file = parts.apply(part);
      for (String member : file.names()) {
        String before = from.put(member, part);
        if (before != null) {
          throw new JsonFormatException(part + " " + member, "stands in " + before + " already");
        }
        sum.replace(member, file.raw(member));
      }
    }
    files.put(key(entry), from);
    return sum.build();
  }

  private JsonObject overlaid(JsonObject entry, Function<String, JsonObject> overlays) {
    JsonObject document = composed.get(entry.string("of"));
    if (document == null) {
      throw entry.wrong("of", "no rule set before it has this id and version");
    }
    Map<String, String> from = new HashMap<>(files.getOrDefault(entry.string("of"), Map.of()));
    for (String overlay : entry.strings("overlays")) {
      JsonObject file = overlays.apply(overlay);
      document = RuleOverlay.apply(overlay, file, document);
      RuleOverlay.members(file).forEach(member -> from.put(member, overlay));
    }
    files.put(key(entry), from);
    return document;
  }
}
