package org.opengeps.law;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;

/**
 * The closed form of a part of the law: the members it may have and the words it may use. A member
 * that nobody reads would be law without effect; a word that nobody judges by would be published
 * and silently mean another. Both are refused before a notice can pin them, and by the verifier in
 * a bundle.
 */
public final class RuleForm {
  /** What explains a block to people, in both languages. */
  private static final Set<String> EXPLAINS = words("article source notes");

  /** Members that any block may have. */
  private static final Set<String> EVERYWHERE = words("article confidence source notes");

  /** Where the law says so, as it is cited in both languages. */
  private static final String ARTICLE = "article";

  private static final String NOTES = "notes";

  private final Map<String, Set<String>> membersByPath;
  private final Map<String, Set<String>> wordsByPath;

  private RuleForm(Map<String, Set<String>> membersByPath, Map<String, Set<String>> wordsByPath) {
    this.membersByPath = membersByPath;
    this.wordsByPath = wordsByPath;
  }

  /**
   * @param members a line for each object, {@code path | member member}: lists by their name, the
   *     object itself by an empty path
   * @param words a line for each text or list of texts, {@code path | word word}
   */
  public static RuleForm of(String members, String words) {
    return new RuleForm(table(members), table(words));
  }

  /**
   * Checks a part whole.
   *
   * @param part its place in the document, for messages; empty for the document
   * @throws JsonFormatException naming the first member or word that is not known
   */
  public void check(String part, JsonObject object) {
    check(part, object, Set.of());
  }

  /**
   * @param others members that another form judges
   */
  void check(String part, JsonObject object, Set<String> others) {
    members("", part, object, others);
  }

  /**
   * @param path as in the tables
   * @param shown the same with places in lists
   */
  private void members(String path, String shown, JsonObject object, Set<String> others) {
    Set<String> known = membersByPath.getOrDefault(path, Set.of());
    String before = shown.isEmpty() ? "" : ".";
    if (object.has(ARTICLE) && !object.has("confidence")) {
      throw new JsonFormatException(
          shown + before + ARTICLE, "nobody says how sure it is: confidence is missing");
    }
    for (String name : object.names()) {
      if (others.contains(name) && !known.contains(name)) {
        continue;
      }
      String at = shown + before + name;
      if (EXPLAINS.contains(name)) {
        explanation(object, name, shown + before);
        continue;
      }
      if (!known.contains(name) && !EVERYWHERE.contains(name)) {
        throw new JsonFormatException(at, "no member of a rule set that this program knows");
      }
      value(path.isEmpty() ? name : path + "." + name, at, object.raw(name));
    }
  }

  /** A text for people, or several, each in both languages. */
  private static void explanation(JsonObject object, String name, String block) {
    try {
      if (name.equals(NOTES)) {
        object.objects(name, LocalText::from);
      } else {
        LocalText.from(object.object(name));
      }
    } catch (JsonFormatException e) {
      throw new JsonFormatException(block + e.path(), "no text in both languages, ko and en");
    }
  }

  private void value(String path, String shown, Object value) {
    if (value instanceof JsonObject object) {
      members(path, shown, object, Set.of());
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        value(path, shown + "[" + i + "]", list.get(i));
      }
    } else if (wordsByPath.containsKey(path)) {
      Set<String> known = wordsByPath.get(path);
      if (!(value instanceof String word && known.contains(word))) {
        throw new JsonFormatException(
            shown,
            value + " is no word that this program knows, which are " + String.join(", ", known));
      }
    }
  }

  private static Map<String, Set<String>> table(String text) {
    Map<String, Set<String>> table = new HashMap<>();
    Stream.of(text.split("\n"))
        .map(line -> line.split("\\|"))
        .filter(cells -> cells.length == 2)
        .forEach(cells -> table.put(cells[0].strip(), words(cells[1])));
    return table;
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split(" +")).collect(Collectors.toUnmodifiableSet());
  }
}
