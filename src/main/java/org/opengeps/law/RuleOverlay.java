package org.opengeps.law;

import java.util.List;
import java.util.Objects;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * Changes single members of a rule set: a JSON Patch (RFC 6902) of which only {@code replace} and
 * {@code remove} of members are used, so that an overlay can never say what the law below it does
 * not speak of.
 */
final class RuleOverlay {
  private static final String TYPE = "opengeps/rule-overlay/1";

  private RuleOverlay() {}

  /**
   * @param file name of the overlay, for messages
   * @throws JsonFormatException for a member that the document does not have, or a change that
   *     changes nothing
   */
  static JsonObject apply(String file, JsonObject overlay, JsonObject document) {
    JsonObject changed = document;
    for (JsonObject change : overlay.expectType(TYPE).objects("patch")) {
      String pointer = change.string("path");
      if (!pointer.startsWith("/")) {
        throw new JsonFormatException(file + " " + pointer, "not the path of a member");
      }
      List<String> path =
          List.of(pointer.substring(1).split("/", -1)).stream().map(RuleOverlay::member).toList();
      try {
        changed = change(changed, path, change);
      } catch (JsonFormatException e) {
        throw new JsonFormatException(file + " " + pointer, e.getMessage());
      }
    }
    return changed;
  }

  /** Members of the document of which it changes something. */
  static List<String> members(JsonObject overlay) {
    return overlay.objects("patch").stream()
        .map(change -> member(change.string("path").split("/", -1)[1]))
        .toList();
  }

  private static JsonObject change(JsonObject in, List<String> path, JsonObject change) {
    String member = path.get(0);
    Object before = in.raw(member);
    if (path.size() > 1) {
      JsonObject inner = change(in.object(member), path.subList(1, path.size()), change);
      return in.toBuilder().replace(member, inner).build();
    }
    return switch (change.string("op")) {
      case "remove" -> in.toBuilder().remove(member).build();
      case "replace" -> {
        Object after = change.raw("value");
        if (Objects.equals(before, after)) {
          throw new JsonFormatException(member, "the same as without the overlay");
        }
        yield in.toBuilder().replace(member, after).build();
      }
      default -> throw change.wrong("op", "neither replace nor remove");
    };
  }

  /** RFC 6901: {@code ~1} stands for a slash, {@code ~0} for a tilde. */
  private static String member(String token) {
    return token.replace("~1", "/").replace("~0", "~");
  }
}
