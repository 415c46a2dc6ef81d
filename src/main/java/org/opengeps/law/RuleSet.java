package org.opengeps.law;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.outage.OutageRule;
import org.opengeps.protocol.draw.DrawParameters;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;

/**
 * The law of one kind of tender as data: periods, hours, limit rates, score constants, draw. A
 * notice pins one by its hash; rows inside are chosen by the date of the notice, never by today.
 * Source, article and confidence of every figure stand in the document itself.
 *
 * @param hash SHA-256 of the canonical document
 * @param json the document, {@code opengeps/rule-set/1}
 */
public record RuleSet(String id, String version, Sha256 hash, JsonObject json) {
  static final String TYPE = "opengeps/rule-set/1";

  /**
   * Reads and checks a document.
   *
   * @throws JsonFormatException if a block is missing, its members do not fit together, or a member
   *     or word is not known
   */
  public static RuleSet of(JsonObject json) {
    json.expectType(TYPE);
    RuleSetForm.check(json);
    RuleSet rules = new RuleSet(json.string("id"), json.string("version"), json.hash(), json);
    try {
      rules.checkComplete();
    } catch (JsonFormatException e) {
      throw e;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new JsonFormatException("", e.getMessage());
    }
    return rules;
  }

  /** The canonical document: what the hash is over. */
  public byte[] canonicalJson() {
    return json.canonical();
  }

  /** What people call it. */
  public LocalText title() {
    return LocalText.from(json.object("title"));
  }

  /** Whether tenders under it are practice: every page says so. */
  public boolean isPractice() {
    return json.bool("practice");
  }

  /** Whether it may govern a notice of that date. */
  public boolean governs(LocalDate noticeDate) {
    return DatedRow.holds(json.object("governs"), noticeDate);
  }

  /** Languages in which a notice must have its title: {@code ko}, {@code en}. */
  public List<String> requiredLanguages() {
    return json.object("languages").strings("required");
  }

  /** The zone in which dates, working days and hours are meant. */
  public ZoneId zone() {
    return json.value("zone", ZoneId::of);
  }

  /** In which all its amounts are. */
  public CurrencyUnit currency() {
    return Currencies.in(json, "currency");
  }

  /**
   * Kinds of bodies whose needs are bought under this law; the first one is the usual: {@code
   * local-government}.
   */
  public List<String> demandingBodies() {
    List<String> kinds = json.object("demandingBodies").strings("kinds");
    if (kinds.isEmpty()) {
      throw json.object("demandingBodies").wrong("kinds", "needs at least one");
    }
    return kinds;
  }

  public Set<String> businessTypes() {
    return Set.copyOf(json.strings("businessTypes"));
  }

  /** Which competition goes with which award method; the first one is the usual. */
  public List<MethodPair> methods() {
    return json.objects("methods", MethodPair::of);
  }

  /** The pair with these words, if this rule set has law for it. */
  public Optional<MethodPair> methods(String competition, String award) {
    return methods().stream().filter(pair -> pair.is(competition, award)).findFirst();
  }

  /** Least time from notice to closing for an estimated amount (without VAT). */
  public LegalPeriod noticePeriod(Money estimatedAmount, boolean urgentOrRenotice) {
    JsonObject period = json.object("noticePeriod");
    if (urgentOrRenotice) {
      return period.value("urgentOrRenotice", LegalPeriod::parse);
    }
    return DatedRow.first(period.objects("bands"), null, estimatedAmount)
        .orElseThrow(() -> period.wrong("bands", "none holds for " + estimatedAmount))
        .value("period", LegalPeriod::parse);
  }

  /** Least time from the start of receipt to closing. */
  public Duration receiptWindow() {
    return json.object("receiptWindow").value("minimum", Duration::parse);
  }

  public ClosingHours closingHours() {
    return ClosingHours.of(json);
  }

  /** Time from closing to opening: least, or exact if {@link #isOpeningExact()}. */
  public Duration openingDelay() {
    return json.object("opening").value("afterClosing", Duration::parse);
  }

  public boolean isOpeningExact() {
    return json.object("opening").bool("exactly");
  }

  /** Until when a tender may be opened; from then on its bids lapse sealed. */
  public Instant latestOpening(Instant opensAt) {
    Duration latest = json.object("opening").value("latest", Duration::parse);
    if (latest.isZero() || latest.isNegative()) {
      throw json.object("opening").wrong("latest", "not a time after the opening");
    }
    return opensAt.plus(latest);
  }

  /** What an outage moves and where to. */
  public OutageRule outage() {
    return OutageRule.of(json);
  }

  /** What a correction adds at least to the closing time. */
  public LegalPeriod correctionExtension() {
    return json.object("correction").value("addToClosing", LegalPeriod::parse);
  }

  /** Members of a notice that no correction may change: cancel and publish anew. */
  public Set<String> fieldsThatNeedNewNotice() {
    return Set.copyOf(json.object("correction").strings("needsNewNotice"));
  }

  /** What an award method has under its word, and alone reads; empty if it needs no figures. */
  public Optional<JsonObject> award(String awardMethod) {
    return block(awardMethod);
  }

  /** Parameters of the price draw (복수예비가격); empty where no price is drawn. */
  public Optional<DrawParameters> draw() {
    return block("draw").map(DrawParameters::within);
  }

  /** How many lots a tender has at most: one unless the law says more. */
  public int mostLots() {
    if (!json.has("lots")) {
      return 1;
    }
    int most = json.object("lots").count("most");
    if (most < 1) {
      throw json.object("lots").wrong("most", "a tender has at least one lot");
    }
    return most;
  }

  /** How long technical decisions are open to objections; empty where there are none. */
  public Optional<LegalPeriod> objectionPeriod() {
    return block("technical").map(block -> block.value("objections", LegalPeriod::parse));
  }

  /** How long before the closing a base amount is said that was left open; empty if none may be. */
  public Optional<LegalPeriod> baseAmountLead() {
    return block("baseAmount").map(block -> block.value("beforeClosing", LegalPeriod::parse));
  }

  /** First instant at which it is too late to say a base amount that was left open. */
  public Optional<Instant> baseAmountUntil(Instant closesAt) {
    return baseAmountLead().map(lead -> lead.endBefore(closesAt, zone()));
  }

  /** How long a debarment lasts at least (입찰참가자격 제한기간). */
  public LegalPeriod shortestDebarment() {
    return json.object("debarment").value("minimum", LegalPeriod::parse);
  }

  /** How long a debarment lasts at most. */
  public LegalPeriod longestDebarment() {
    return json.object("debarment").value("maximum", LegalPeriod::parse);
  }

  /** How long before the closing a newcomer must have registered to bid. */
  public LegalPeriod registrationLead() {
    return json.object("registration").value("beforeClosing", LegalPeriod::parse);
  }

  /**
   * Whether a bidder may ask, until the opening, that its bid be not opened (입찰 취소 신청). What was
   * entered wrongly is for the agency to judge.
   */
  public boolean allowsCancellation() {
    return block("cancellation").map(block -> block.string("until")).equals(Optional.of("opening"));
  }

  /** How long a re-bid (재입찰) takes bids at least; empty where the law knows none. */
  public Optional<Duration> rebidWindow() {
    return block("rebid").map(block -> block.value("receiptWindow", Duration::parse));
  }

  /**
   * Least time from the start of receipt to the closing of a stage that admits those who passed the
   * one before (2단계 입찰), and of re-bids of it; empty where the law knows none.
   */
  public Optional<Duration> stageWindow() {
    return block("stages").map(block -> block.value("receiptWindow", Duration::parse));
  }

  /** How long after the end of a lot bids are kept that nobody opened; empty: for ever. */
  public Optional<LegalPeriod> retention() {
    return block("retention").map(block -> block.value("unopened", LegalPeriod::parse));
  }

  /** How long receptions before the deadline may still be decided after it. */
  public Duration drainTime() {
    return json.object("sealing").value("drain", Duration::parse);
  }

  /** {@code required} or {@code optional}: the proof of the ephemeral key of a sealed part. */
  public String proofOfEphemeral() {
    return json.object("sealing").string("proofOfEphemeral");
  }

  /** A block that may be left out. */
  private Optional<JsonObject> block(String name) {
    return json.has(name) ? Optional.of(json.object(name)) : Optional.empty();
  }

  /** The article behind a block of the document: {@code noticePeriod}, {@code closing}. */
  public LocalText article(String block) {
    return LocalText.from(json.object(block).object("article"));
  }

  /**
   * Touches every accessor once, so that a broken document is found at start and not at a deadline.
   */
  private void checkComplete() {
    List<String> pairs = methods().stream().map(MethodPair::words).toList();
    if (pairs.isEmpty() || Set.copyOf(pairs).size() < pairs.size()) {
      throw json.wrong("methods", "needs at least one pair, and each once: " + pairs);
    }
    Money amount = currency().of(BigDecimal.valueOf(2_000_000_000L));
    LocalDate date = LocalDate.of(2025, 7, 1);
    List.of(
        title(),
        isPractice(),
        governs(date),
        requiredLanguages(),
        demandingBodies(),
        zone(),
        businessTypes(),
        methods(),
        noticePeriod(amount, false),
        noticePeriod(amount, true),
        receiptWindow(),
        closingHours(),
        openingDelay(),
        isOpeningExact(),
        latestOpening(Instant.EPOCH),
        outage(),
        correctionExtension(),
        fieldsThatNeedNewNotice(),
        draw(),
        mostLots(),
        objectionPeriod(),
        baseAmountLead(),
        shortestDebarment(),
        longestDebarment(),
        registrationLead(),
        allowsCancellation(),
        rebidWindow(),
        stageWindow(),
        retention(),
        drainTime(),
        proofOfEphemeral());
  }
}
