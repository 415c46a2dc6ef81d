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

/**
 * The closed form of a rule set: the members it may have and the words it may use. A member that
 * nobody reads would be law without effect; a word that nobody judges by would be published and
 * silently mean another. Award methods are asked for their words themselves. Both are refused
 * before a notice can pin them, and by the verifier in a bundle.
 */
final class RuleSetForm {
  /** What explains a block to people. */
  private static final Set<String> EVERYWHERE = words("article confidence source notes");

  /** Path of an object (lists by their name) | its members, beside {@link #EVERYWHERE}. */
  private static final String MEMBERS =
      """
       | type id version title practice governs zone currency businessTypes methods noticePeriod receiptWindow closing holidays opening outage correction limitRates \
      priceScores screening priceFloor draw ranking registration debarment sealing
      title | ko en
      confidence | S P U
      governs | noticeFrom noticeUntil
      noticePeriod | bands urgentOrRenotice counting countingConfidence
      noticePeriod.bands | from below period
      receiptWindow | minimum
      closing | workingDaysOnly from until
      holidays | weekend coverFrom coverUntil dates
      opening | afterClosing exactly latest
      outage | shortest shortestBefore afterRecovery longerThan short long shortWindow openingAlone \
      notCounted officeHours automatic declaredBy
      outage.short | closing opening
      outage.long | closing opening
      outage.shortWindow | below closing opening
      outage.notCounted | from until
      outage.officeHours | from until
      outage.declaredBy | operator oversight
      correction | addToClosing needsNewNotice
      limitRates | rows
      limitRates.rows | noticeFrom noticeUntil from below rate
      priceScores | rows
      priceScores.rows | noticeFrom noticeUntil from below points slope base passMark minimum
      screening | rows
      screening.rows | noticeFrom noticeUntil from below items
      screening.rows.items | item maximum
      priceFloor | noticeFrom rate estimatedPriceBelow businessTypes
      draw | prices selected picks above below rangeLow rangeHigh unit tie noPicks
      ranking | order tie
      registration | beforeClosing
      debarment | minimum maximum
      methods | procurementMethod awardMethod minimumBids
      sealing | proofOfEphemeral drain
      """;

  /** Path of a text, or of a list of texts | the words that the program knows. */
  private static final String WORDS =
      """
      businessTypes | works
      methods.procurementMethod | open
      noticePeriod.counting | clear-days exact
      priceFloor.businessTypes | works
      draw.tie | lower-serial
      draw.noPicks | lower-serial
      ranking.order | lowest-amount
      ranking.tie | higher-screening-score-then-lot
      sealing.proofOfEphemeral | required optional
      """;

  private static final Map<String, Set<String>> MEMBERS_BY_PATH = table(MEMBERS);
  private static final Map<String, Set<String>> WORDS_BY_PATH = table(WORDS);

  private RuleSetForm() {}

  /**
   * Checks a whole document.
   *
   * @throws JsonFormatException naming the first member or word that is not known
   */
  static void check(JsonObject document) {
    members("", "", document);
  }

  /**
   * @param path as in the tables
   * @param shown the same with places in lists
   */
  private static void members(String path, String shown, JsonObject object) {
    Set<String> known = MEMBERS_BY_PATH.getOrDefault(path, Set.of());
    String before = path.isEmpty() ? "" : ".";
    if (object.has("article") && !object.has("confidence")) {
      throw new JsonFormatException(
          shown + before + "article", "nobody says how sure it is: confidence is missing");
    }
    for (String name : object.names()) {
      String at = shown + before + name;
      if (!known.contains(name) && !EVERYWHERE.contains(name)) {
        throw new JsonFormatException(at, "no member of a rule set that this program knows");
      }
      value(path + before + name, at, object.raw(name));
    }
  }

  private static void value(String path, String shown, Object value) {
    if (value instanceof JsonObject object) {
      members(path, shown, object);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        value(path, shown + "[" + i + "]", list.get(i));
      }
    } else if (WORDS_BY_PATH.containsKey(path)) {
      Set<String> known = WORDS_BY_PATH.get(path);
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
        .forEach(cells -> table.put(cells[0].strip(), words(cells[1])));
    return table;
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split(" +")).collect(Collectors.toUnmodifiableSet());
  }
}
