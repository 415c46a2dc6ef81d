package org.opengeps.notice.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftTerms;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.Change;

/**
 * What differs between two orders, member by member, so that a bidder sees at once what to look at.
 */
public final class FieldChanges {
  /** Members that say how an order came about, not what is bid on. */
  private static final Set<String> ABOUT_THE_ORDER =
      Set.of("order", "ref", "kind", "previous", "bidsAlreadySealed", "changes", "reason");

  private static final String LOTS = "lots";

  private FieldChanges() {}

  /**
   * Changes in the order of their names; members of objects are named with a dot, lots by their
   * place.
   */
  public static List<Change> between(Notice before, Notice after) {
    List<Change> changes = new ArrayList<>();
    compare("", before.toJson(), after.toJson(), changes);
    changes.removeIf(change -> ABOUT_THE_ORDER.contains(change.field()));
    return List.copyOf(changes);
  }

  /** The same before the notice is written; what the new terms leave open stays as it was. */
  public static List<Change> between(DraftTerms before, DraftTerms after) {
    List<Change> changes = new ArrayList<>();
    compare("", Draft.termsJson(before), Draft.termsJson(after), changes);
    changes.removeIf(FieldChanges::isLeftOpen);
    return List.copyOf(changes);
  }

  private static boolean isLeftOpen(Change change) {
    boolean whole = !change.field().contains(".") || change.field().startsWith(LOTS);
    return whole && change.after() == null;
  }

  private static void compare(
      String prefix, JsonObject before, JsonObject after, List<Change> changes) {
    Set<String> names = new TreeSet<>(before.names());
    names.addAll(after.names());
    for (String name : names) {
      Object was = before.has(name) ? before.raw(name) : null;
      Object is = after.has(name) ? after.raw(name) : null;
      if (was instanceof JsonObject old && is instanceof JsonObject now) {
        compare(prefix + name + ".", old, now, changes);
      } else if (name.equals(LOTS) && isAsMany(before, after)) {
        lots(before.objects(name, one -> one), after.objects(name, one -> one), changes);
      } else if (was == null ? is != null : !was.equals(is)) {
        changes.add(new Change(prefix + name, text(was), text(is)));
      }
    }
  }

  private static boolean isAsMany(JsonObject before, JsonObject after) {
    return before.has(LOTS)
        && after.has(LOTS)
        && before.objects(LOTS, one -> one).size() == after.objects(LOTS, one -> one).size();
  }

  private static void lots(List<JsonObject> before, List<JsonObject> after, List<Change> changes) {
    for (int i = 0; i < before.size(); i++) {
      compare(NoticeFacts.lot(i), before.get(i), after.get(i), changes);
    }
  }

  /** Texts as they are, everything else in canonical form. */
  private static String text(Object value) {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    return value instanceof List<?> list
        ? JsonObject.builder().put("v", list).build().toString().replaceAll("^\\{\"v\":|}$", "")
        : value.toString();
  }
}
