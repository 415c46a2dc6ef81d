package org.opengeps.law;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/** Rows of a rule set that hold for kinds of business, which each row lists ({@code kinds}). */
public final class KindRows {
  private static final String KINDS = "kinds";

  private KindRows() {}

  /**
   * Whether a row holds for a kind.
   *
   * @param kind null in a draft that says none yet: no row holds
   */
  public static boolean holds(JsonObject row, String kind) {
    return kind != null && row.strings(KINDS).contains(kind);
  }

  /**
   * The same of rows that may list no kinds, as where all of a rule set have one figure: such a row
   * holds for any, and for a draft that says none yet.
   */
  public static boolean holdsOrHasNone(JsonObject row, String kind) {
    return !row.has(KINDS) || holds(row, kind);
  }

  /** {@link #check} where some row lists kinds; one that lists none is among the others no more. */
  public static void checkIfAny(RuleSet rules, String path, List<JsonObject> rows) {
    if (rows.stream().anyMatch(row -> row.has(KINDS))) {
      check(rules, path, rows);
    }
  }

  /**
   * Checks that whatever a notice under the rule set may buy is of a kind for which some row holds,
   * and that no row holds for another: else a notice is published that nobody can rank.
   *
   * @param path of the rows in the document: {@code small-quotation.limits.rows}
   * @throws JsonFormatException naming the first row with a kind that the rule set has not, a
   *     business type without kinds, or the rows if none holds for a kind
   */
  public static void check(RuleSet rules, String path, List<JsonObject> rows) {
    Set<String> known = kinds(rules);
    Set<String> held = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      for (String kind : rows.get(i).strings(KINDS)) {
        if (!known.contains(kind)) {
          throw new JsonFormatException(
              path + "[" + i + "]." + KINDS,
              kind
                  + " is no kind of business of the rule set, which are "
                  + String.join(", ", known));
        }
        held.add(kind);
      }
    }
    for (String kind : known) {
      if (!held.contains(kind)) {
        throw new JsonFormatException(path, "none holds for the kind " + kind);
      }
    }
  }

  /** All that notices choose from; a type without any would have no row. */
  private static Set<String> kinds(RuleSet rules) {
    Set<String> all = new TreeSet<>();
    for (BusinessType type : BusinessType.values()) {
      List<String> kinds = rules.businessKinds(type);
      if (kinds.isEmpty() && rules.businessTypes().contains(JsonValues.word(type))) {
        throw new JsonFormatException(
            "businessKinds",
            "the award method holds for kinds, and there are none of " + JsonValues.word(type));
      }
      all.addAll(kinds);
    }
    return all;
  }
}
