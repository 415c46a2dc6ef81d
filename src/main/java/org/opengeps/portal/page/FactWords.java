package org.opengeps.portal.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.opengeps.protocol.log.FactKind;

/**
 * What facts of the log say, in a sentence: who did what, about what. Texts are {@code
 * log-says.<kind>} with the places {0} who or whose, {1} what, {2} lot and round, {3} number of a
 * committee member, {4} why, how or which roles, {5} from, {6} until.
 */
public final class FactWords {
  private static final String SAYS = "log-says.";
  private static final int SHORT = 8;

  private final PageTools tools;

  FactWords(PageTools tools) {
    this.tools = tools;
  }

  /**
   * The fact as a sentence; of a kind of a later edition, its word.
   *
   * @param zone in which times are said
   */
  public String sentence(FactRow fact, ZoneId zone) {
    return FactKind.find(fact.kind())
        .map(
            kind ->
                tools
                    .text(
                        SAYS + kind.word(),
                        who(fact),
                        what(fact),
                        lot(fact),
                        fact.data().getOrDefault("member", ""),
                        how(fact),
                        time(fact, zone, "from", "receiptOpensAt", "pricesOpenAt", "inForceFrom"),
                        time(fact, zone, "until", "closesAt"))
                    .strip())
        .orElse(fact.kind());
  }

  /** What red flags say. */
  public FlagWords flags() {
    return new FlagWords(tools);
  }

  /** What kind of fact it is, in a word or two. */
  public String kind(FactRow fact) {
    boolean hidden = FactKind.find(fact.kind()).map(FactKind::secret).orElse(false);
    return tools.word(hidden ? "log-hidden" : "log-kind", fact.kind());
  }

  /** What the fact is about, for a person: the title of a tender, the name of an organisation. */
  public String what(FactRow fact) {
    if (fact.tender() != null) {
      return tools.local(fact.tender().title());
    }
    if (fact.organisation() != null && !fact.isAbout(FactKind.Subject.PERSON)) {
      return tools.local(fact.organisation().name());
    }
    String named = fact.data().get("id");
    return named == null ? shortened(fact) : named;
  }

  /** A UUID or hash is known by its beginning; the whole stands beside the sentence. */
  private static String shortened(FactRow fact) {
    boolean number = fact.isAbout(FactKind.Subject.TENDER) || fact.subject().length() <= SHORT;
    return number ? fact.subject() : fact.subject().substring(0, SHORT) + "…";
  }

  private String who(FactRow fact) {
    if (fact.tender() != null) {
      return tools.local(fact.tender().agencyName());
    }
    return fact.organisation() == null
        ? tools.text("log.somebody")
        : tools.local(fact.organisation().name());
  }

  /** Of the only lot, bid for first, nothing is said. */
  private String lot(FactRow fact) {
    String lot = fact.data().getOrDefault("lot", "0");
    return lot.equals("0") ? "" : " (" + tools.lots().name(lot) + ")";
  }

  private String how(FactRow fact) {
    if (fact.data().containsKey("roles")) {
      String roles =
          Arrays.stream(fact.data().get("roles").split(","))
              .filter(role -> !role.isEmpty())
              .map(role -> tools.word("role", role))
              .collect(Collectors.joining(", "));
      return roles.isEmpty() ? tools.text("log.no-roles") : roles;
    }
    if (fact.data().containsKey("reason")) {
      return tools.word("log-reason", fact.data().get("reason"));
    }
    return fact.data().containsKey("result")
        ? tools.word("result.award", fact.data().get("result"))
        : tools.word("log-cause", fact.data().getOrDefault("cause", ""));
  }

  private String time(FactRow fact, ZoneId zone, String... members) {
    return Arrays.stream(members)
        .filter(fact.data()::containsKey)
        .findFirst()
        .map(name -> time(fact.data().get(name), zone))
        .orElse("");
  }

  /** A day without a time of day stays as it is. */
  private String time(String value, ZoneId zone) {
    try {
      return tools.time(Instant.parse(value), zone);
    } catch (DateTimeParseException e) {
      return value;
    }
  }
}
