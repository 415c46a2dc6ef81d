package org.opengeps.portal.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.RefusalTexts;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.message.Step;
import org.opengeps.registry.CodeList;

/**
 * What templates may call to write words, amounts, times and addresses in the visitor's language.
 */
public final class PageTools {
  private static final long KIB = 1024;
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private static final Pattern BUSINESS_NUMBER = Pattern.compile("^(\\d{3})(\\d{2})(\\d{5})$");

  private final Texts texts;
  private final Assets assets;
  private final Visitor visitor;
  private final Installation installation;

  public PageTools(Texts texts, Assets assets, Visitor visitor, Installation installation) {
    this.texts = texts;
    this.assets = assets;
    this.visitor = visitor;
    this.installation = installation;
  }

  public String text(String key, Object... arguments) {
    return texts.get(key, arguments);
  }

  /** Why something was refused, and what to do. */
  public String refusal(Refusal refusal) {
    return RefusalTexts.in(texts.language().tag()).sentence(refusal);
  }

  /** The text of a code such as a state or a refusal, or the code itself if it has no text yet. */
  public String word(String prefix, Object code) {
    String key = prefix + "." + String.valueOf(code).toLowerCase(Locale.ROOT).replace('_', '-');
    return texts.has(key) ? texts.get(key) : String.valueOf(code);
  }

  /**
   * The name of a member of a message: of one in a lot with the lot's number, if there are several.
   *
   * @param path {@code lots[1].price.baseAmount}
   */
  public String field(String path, int lots) {
    String name = word("field", path.replaceFirst("^lots\\[\\d+]", "lots"));
    String place = path.replaceFirst("^lots\\[(\\d+)].*|.*", "$1");
    return lots == 1 || place.isEmpty() ? name : name + " " + (Integer.parseInt(place) + 1);
  }

  /** What lots are called. */
  public LotWords lots() {
    return new LotWords(texts);
  }

  /** What scripts of the page read from it. */
  public ScriptWords scripts() {
    return new ScriptWords(texts);
  }

  /** What contracts say. */
  public ContractWords contracts() {
    return new ContractWords(this);
  }

  /** What entries of the log say. */
  public FactWords facts() {
    return new FactWords(this);
  }

  public String local(LocalText text) {
    return texts.language().of(text);
  }

  /** An amount with grouped digits, all decimals of its currency, and the unit. */
  public String money(Money money) {
    NumberFormat form = NumberFormat.getNumberInstance(Locale.ROOT);
    form.setMinimumFractionDigits(money.currency().scale());
    String digits = form.format(money.amount());
    String code = money.currency().code();
    String key = "money." + code.toLowerCase(Locale.ROOT);
    return texts.has(key) ? texts.get(key, digits) : code + " " + digits;
  }

  /**
   * What a notice says for its award method: by the text of that member, or as a figure; and what
   * it means for a bidder, if there is a text for that.
   *
   * @param currency of the notice
   */
  public String term(String name, String value, CurrencyUnit currency) {
    String key = "award-term-value." + name.toLowerCase(Locale.ROOT);
    return noted(name, texts.has(key) ? texts.get(key, value) : figure(value, currency));
  }

  /** What a notice leaves to the order that says its base amount. */
  public String termLater(String name) {
    return noted(name, texts.get("notice.term-later"));
  }

  private String noted(String term, String said) {
    String note = "award-term-note." + term.toLowerCase(Locale.ROOT);
    return texts.has(note) ? said + " — " + texts.get(note) : said;
  }

  /** A step of a computation by its code, with its inputs in the order of their names. */
  public String step(Step step) {
    String key = "step." + step.code();
    return texts.has(key)
        ? texts.get(key, new TreeMap<>(step.inputs()).values().toArray())
        : step.code();
  }

  /** An amount in the currency of the notice; what is none stays as it is. */
  public String figure(String value, CurrencyUnit currency) {
    return currency.isAmount(value) ? money(currency.read(value)) : value;
  }

  /** What a member of a rule set is called. */
  public String rule(String path) {
    return new RuleWords(texts).name(path);
  }

  /** What a member of a rule set says. */
  public String ruleValues(String path, List<String> values) {
    return new RuleWords(texts).values(path, values);
  }

  public String number(Number number) {
    return NumberFormat.getIntegerInstance(Locale.ROOT).format(number);
  }

  /** Size of a file for people. */
  public String size(long bytes) {
    if (bytes < KIB) {
      return bytes + " B";
    }
    return bytes < KIB * KIB
        ? (bytes + KIB - 1) / KIB + " KiB"
        : (bytes + KIB * KIB - 1) / (KIB * KIB) + " MiB";
  }

  /** Date and time to the second in the official zone, with the zone's name. */
  public String time(Instant instant, ZoneId zone) {
    var local = instant.atZone(zone);
    String name = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(local);
    return SECOND.format(local) + " (" + name + ")";
  }

  /** Date and time with milliseconds, as receptions are stamped. */
  public String exactTime(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
        .format(instant.atZone(zone));
  }

  /**
   * A value in a list of corrections, for people: times in the zone, amounts grouped, documents by
   * name.
   *
   * @param value as the notice says it; null if there was none
   */
  public String change(String field, String value, ZoneId zone, CurrencyUnit currency) {
    if (value == null || value.isBlank()) {
      return "–";
    }
    if (field.endsWith("At") || field.equals("latestOpening")) {
      return time(Instant.parse(value), zone);
    }
    if (field.endsWith("Amount")) {
      return figure(value, currency);
    }
    if (field.contains("].award.")) {
      return term(field.substring(field.lastIndexOf('.') + 1), value, currency);
    }
    if (field.equals("documents")) {
      String names =
          JsonObject.parse(("{\"documents\":" + value + "}").getBytes(StandardCharsets.UTF_8))
              .objects("documents", Attachment::from)
              .stream()
              .map(document -> document.name() + " (" + size(document.size()) + ")")
              .collect(Collectors.joining(", "));
      return names.isEmpty() ? "–" : names;
    }
    return value;
  }

  public Asset asset(String name) {
    return assets.get(name);
  }

  public Visitor visitor() {
    return visitor;
  }

  /** Minutes without use after which the key of a sitting is locked. */
  public int keyIdleMinutes() {
    return installation.keyIdleMinutes();
  }

  public String language() {
    return texts.language().tag();
  }

  public boolean practice() {
    return installation.practice();
  }

  /** Who runs this installation. */
  public Operator operator() {
    return installation.operator();
  }

  /** Whether the page at this path is the one shown. */
  public boolean at(String path) {
    return visitor.path().equals(path);
  }

  public String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  public Map<String, String> industries() {
    return new CodeWords(texts.language()).named(CodeList.INDUSTRIES);
  }

  public Map<String, String> regions() {
    return new CodeWords(texts.language()).named(CodeList.REGIONS);
  }

  /**
   * Names with codes in the visitor's language, one after the other.
   *
   * @param list {@code industries} or {@code regions}
   */
  public String names(String list, List<String> codes) {
    CodeList asked = list.equals("regions") ? CodeList.REGIONS : CodeList.INDUSTRIES;
    return new CodeWords(texts.language()).named(asked, codes);
  }

  /** A business number as firms write it: {@code 999-00-00005}; anything else as it is. */
  public String businessNumber(String digits) {
    return BUSINESS_NUMBER.matcher(digits).replaceFirst("$1-$2-$3");
  }
}
