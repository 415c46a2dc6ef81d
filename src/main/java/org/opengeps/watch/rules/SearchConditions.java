package org.opengeps.watch.rules;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.kernel.PlainText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderFilter;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderState;

/**
 * The conditions of a saved search: what stands in an address of the list of tenders.
 *
 * @param members by parameter, in one order, without what was left empty
 */
public record SearchConditions(Map<String, String> members) {
  private static final String TEXT = "q";
  private static final String STATE = "status";
  private static final List<String> NAMES =
      List.of(TEXT, STATE, "agency", "business", "amountFrom", "amountTo", "closingUntil");

  /** Signs of the whole, as it is kept. */
  public static final int LONGEST = 4_000;

  /** As many as a page of the list has at most: what one look finds. */
  private static final int FOUND = 100;

  /**
   * Reads what stands behind the question mark of an address; members of other names (order, page,
   * language) are left out.
   *
   * @param zone whose days it names
   * @return refused with {@code malformed} if the list itself would refuse it
   */
  public static Verdict<SearchConditions> read(String conditions, ZoneId zone) {
    Map<String, String> typed = new LinkedHashMap<>();
    try {
      pairs(conditions, typed);
    } catch (IllegalArgumentException e) {
      return Verdict.refuse(Refusal.of("malformed.query"));
    }
    Map<String, String> members = new LinkedHashMap<>();
    for (String name : NAMES) {
      String value = String.join(" ", PlainText.words(typed.getOrDefault(name, "")));
      if (!value.isEmpty()) {
        members.put(name, value);
      }
    }
    SearchConditions read = new SearchConditions(members);
    boolean wrong =
        TenderQuery.isTooLong(members.getOrDefault(TEXT, ""))
            || read.toString().length() > LONGEST
            || read.isOfUnknownState();
    return wrong
        ? Verdict.refuse(Refusal.of("malformed.query"))
        : read.query(zone).map(query -> read);
  }

  private static void pairs(String conditions, Map<String, String> into) {
    for (String pair : conditions.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        into.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private boolean isOfUnknownState() {
    String state = members.getOrDefault(STATE, "");
    return !state.isEmpty()
        && Arrays.stream(TenderState.values()).noneMatch(one -> one.name().equals(state));
  }

  /** The newest tenders that meet them. */
  public Verdict<TenderQuery> query(ZoneId zone) {
    String state = members.getOrDefault(STATE, "");
    Set<TenderState> states = state.isEmpty() ? Set.of() : Set.of(TenderState.valueOf(state));
    return TenderFilter.read(members::get, zone)
        .map(
            filter ->
                new TenderQuery(members.getOrDefault(TEXT, ""), states, 1, FOUND).with(filter));
  }

  /** As in an address. */
  @Override
  public String toString() {
    return members.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
