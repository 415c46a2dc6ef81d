package org.opengeps.verifier;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.opengeps.award.rules.PriceScore;
import org.opengeps.award.rules.ScoreSheetIsComplete;
import org.opengeps.protocol.draw.DrawParameters;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;

/** The rule set that a notice pins by hash, read again from the bundle (docs/rule-sets.md). */
record PinnedRules(JsonObject json) {

  /** Empty if the file is missing or no JSON: that is named where the notices are checked. */
  static Optional<PinnedRules> of(BundleFiles files, Notice notice) {
    try {
      return files
          .find("rules/" + notice.ruleSet().hash() + ".json")
          .map(bytes -> new PinnedRules(JsonObject.parseCanonical(bytes)));
    } catch (JsonFormatException e) {
      return Optional.empty();
    }
  }

  /** Names every member of the notice that is not what the rule set says. */
  void compare(String where, Notice notice, Findings findings) {
    findings.expect("rules", where + " ruleSet.id", json.string("id"), notice.ruleSet().id());
    findings.expect(
        "rules", where + " ruleSet.version", json.string("version"), notice.ruleSet().version());
    findings.expect("rules", where + " practice", json.bool("practice"), notice.practice());
    findings.expect("rules", where + " zone", json.value("zone", ZoneId::of), notice.zone());
    findings.expect(
        "rules",
        where + " minimumBids",
        json.object("minimumBids").count("value"),
        notice.minimumBids());
    findings.expect("rules", where + " draw", draw(json.object("draw")), notice.draw());
    row("limitRates", notice)
        .ifPresent(
            row ->
                findings.expect(
                    "rules",
                    where + " limitRate",
                    new BigDecimal(row.string("rate")).stripTrailingZeros().toPlainString(),
                    new BigDecimal(notice.amounts().limitRate().toString())
                        .stripTrailingZeros()
                        .toPlainString()));
    String proof = json.object("sealing").string("proofOfEphemeral");
    notice.lots().stream()
        .flatMap(lot -> lot.envelopes().stream())
        .forEach(
            terms ->
                findings.expect(
                    "rules",
                    where + " proofOfEphemeral",
                    proof,
                    terms.toJson().string("proofOfEphemeral")));
  }

  private static DrawParameters draw(JsonObject draw) {
    return new DrawParameters(
        draw.count("prices"),
        draw.count("selected"),
        draw.count("picks"),
        draw.count("above"),
        draw.count("below"),
        thousandths(draw.string("rangeLow")),
        thousandths(draw.string("rangeHigh")),
        Long.parseLong(draw.string("unit")));
  }

  private static int thousandths(String percent) {
    return new BigDecimal(percent).movePointRight(3).intValueExact();
  }

  /** Constants of the price score; empty where the rule set has none for this notice. */
  Optional<PriceScore.Constants> priceScore(Notice notice) {
    return row("priceScores", notice)
        .map(
            row ->
                new PriceScore.Constants(
                    number(row, "points"),
                    number(row, "slope"),
                    number(row, "base"),
                    number(row, "passMark"),
                    number(row, "minimum")));
  }

  /** What is scored besides the price; empty where the rule set has nothing for this notice. */
  List<ScoreSheetIsComplete.Item> screeningItems(Notice notice) {
    return row("screening", notice)
        .map(
            row ->
                row.objects(
                    "items",
                    item ->
                        new ScoreSheetIsComplete.Item(
                            item.string("item"), number(item, "maximum"))))
        .orElse(List.of());
  }

  private static BigDecimal number(JsonObject row, String name) {
    return new BigDecimal(row.string(name));
  }

  /** The first row for the date of the notice and its estimated amount. */
  private Optional<JsonObject> row(String block, Notice notice) {
    LocalDate date =
        notice.schedule().noticedAt().atZone(json.value("zone", ZoneId::of)).toLocalDate();
    BigDecimal amount = notice.amounts().estimatedAmount().amount();
    List<JsonObject> rows =
        json.has(block) ? json.object(block).objects("rows") : List.<JsonObject>of();
    return rows.stream().filter(row -> holds(row, date) && contains(row, amount)).findFirst();
  }

  private static boolean holds(JsonObject row, LocalDate date) {
    LocalDate from = row.valueOrNull("noticeFrom", LocalDate::parse);
    LocalDate until = row.valueOrNull("noticeUntil", LocalDate::parse);
    return (from == null || !date.isBefore(from)) && (until == null || !date.isAfter(until));
  }

  private static boolean contains(JsonObject row, BigDecimal amount) {
    BigDecimal below = row.valueOrNull("below", BigDecimal::new);
    return amount.compareTo(number(row, "from")) >= 0
        && (below == null || amount.compareTo(below) < 0);
  }
}
