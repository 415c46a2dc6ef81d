package org.opengeps.law;

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
import org.opengeps.law.Deadline.Event;
import org.opengeps.law.Deadline.Side;
import org.opengeps.law.outage.OutageRule;
import org.opengeps.protocol.draw.DrawParameters;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.NoticeTerms.Business;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/**
 * The law of one kind of tender as data: periods, hours, limit rates, score constants, draw. A
 * notice pins one by its hash; rows inside are chosen by the date of the notice, never by today.
 * Source, article and confidence of every figure stand in the document itself.
 *
 * @param hash SHA-256 of the canonical document
 * @param json the document, {@code opengeps/rule-set/1}
 * @param pinned the calendar by which its days are counted; empty where none is counted
 */
public record RuleSet(
    String id, String version, Sha256 hash, JsonObject json, Optional<HolidayCalendar> pinned) {
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
    var rules =
        new RuleSet(json.string("id"), json.string("version"), json.hash(), json, Optional.empty());
    try {
      WholeRuleSet.check(rules);
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

  /**
   * Kinds that a notice of this type chooses from, such as {@code specialised-works}; none where it
   * says no kind.
   */
  public List<String> businessKinds(BusinessType type) {
    return block("businessKinds")
        .filter(kinds -> kinds.has(JsonValues.word(type)))
        .map(kinds -> kinds.strings(JsonValues.word(type)))
        .orElse(List.of());
  }

  /** What people are told where they choose a kind: which are not covered, and what to do then. */
  public List<LocalText> businessKindNotes() {
    return block("businessKinds")
        .filter(kinds -> kinds.has("notes"))
        .map(kinds -> kinds.objects("notes", LocalText::from))
        .orElse(List.of());
  }

  /** Whether a notice may say that it buys this. */
  public boolean covers(Business business) {
    List<String> kinds = businessKinds(business.type());
    return businessTypes().contains(JsonValues.word(business.type()))
        && (business.kind() == null ? kinds.isEmpty() : kinds.contains(business.kind()));
  }

  /** Which competition goes with which award method; the first one is the usual. */
  public List<MethodPair> methods() {
    return json.objects("methods", MethodPair::of);
  }

  /** The pair with these words, if this rule set has law for it. */
  public Optional<MethodPair> methods(String competition, String award) {
    return methods().stream().filter(pair -> pair.is(competition, award)).findFirst();
  }

  /** Id of the calendar of holidays, of which each clock has its version. */
  public String calendarId() {
    return json.string("calendar");
  }

  /**
   * The same, its days counted by a calendar.
   *
   * @throws JsonFormatException if it is not the one that the rule set names
   */
  public RuleSet under(HolidayCalendar calendar) {
    WorkingCalendar.of(json, calendar);
    return new RuleSet(id, version, hash, json, Optional.of(calendar));
  }

  /** The calendar by which its days are counted. */
  public HolidayCalendar calendar() {
    return pinned.orElseThrow(() -> new IllegalStateException("no calendar for rule set " + id));
  }

  private WorkingCalendar days() {
    return WorkingCalendar.of(json, calendar());
  }

  /** A day on which a contract ends; one that is no working day is put off to the next. */
  public LocalDate lastDay(LocalDate until) {
    WorkingCalendar days = days();
    LocalDate last = until;
    while (!days.isWorkingDay(last)) {
      last = last.plusDays(1);
    }
    return last;
  }

  /** When a time is over that is counted from an event. */
  public Instant end(Deadline deadline, Instant event) {
    return deadline.at(event, days());
  }

  /** Least time from notice to closing for an estimated amount (without VAT). */
  public Deadline noticePeriod(Money estimatedAmount, boolean urgentOrRenotice) {
    JsonObject period = json.object("noticePeriod");
    if (urgentOrRenotice) {
      return after(Event.NOTICE, period, "urgentOrRenotice");
    }
    JsonObject band =
        DatedRow.first(period.objects("bands"), null, estimatedAmount)
            .orElseThrow(() -> period.wrong("bands", "none holds for " + estimatedAmount));
    return after(Event.NOTICE, band, "period");
  }

  /** Least time from the start of receipt to closing. */
  public Deadline receiptWindow() {
    return after(Event.RECEIPT, json.object("receiptWindow"), "minimum");
  }

  public ClosingHours closingHours() {
    return ClosingHours.of(json, days());
  }

  /** Time from closing to opening: least, or exact if {@link #isOpeningExact()}. */
  public Deadline openingDelay() {
    return after(Event.CLOSING, json.object("opening"), "afterClosing");
  }

  public boolean isOpeningExact() {
    return json.object("opening").bool("exactly");
  }

  /** Until when a tender may be opened; from then on its bids lapse sealed. */
  public Instant latestOpening(Instant opensAt) {
    Deadline latest = after(Event.OPENING, json.object("opening"), "latest");
    if (latest.number() == 0) {
      throw json.object("opening").wrong("latest", "not a time after the opening");
    }
    return end(latest, opensAt);
  }

  /** What an outage moves and where to. */
  public OutageRule outage() {
    return OutageRule.of(json, calendar());
  }

  /** What a correction adds at least to the closing time. */
  public Deadline correctionExtension() {
    return after(Event.CLOSING, json.object("correction"), "addToClosing");
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
  public Optional<Deadline> objectionPeriod() {
    return block("technical").map(block -> after(Event.DECISION, block, "objections"));
  }

  /** How long before the closing a base amount is said that was left open; empty if none may be. */
  public Optional<Deadline> baseAmountLead() {
    return block("baseAmount").map(RuleSet::beforeClosing);
  }

  /** First instant at which it is too late to say a base amount that was left open. */
  public Optional<Instant> baseAmountUntil(Instant closesAt) {
    return baseAmountLead().map(lead -> end(lead, closesAt));
  }

  /** How long a debarment lasts at least (입찰참가자격 제한기간). */
  public Deadline shortestDebarment() {
    return after(Event.DEBARMENT, json.object("debarment"), "minimum");
  }

  /** How long a debarment lasts at most. */
  public Deadline longestDebarment() {
    return after(Event.DEBARMENT, json.object("debarment"), "maximum");
  }

  /** How long before the closing a newcomer must have registered to bid. */
  public Deadline registrationLead() {
    return beforeClosing(json.object("registration"));
  }

  /** First instant at which it is too late to ask about the notice; empty: none are answered. */
  public Optional<Instant> questionsUntil(Instant closesAt) {
    return block("questions").map(RuleSet::beforeClosing).map(lead -> end(lead, closesAt));
  }

  /** How long the agency has for its answer; empty where no questions are answered. */
  public Optional<Deadline> answerPeriod() {
    return block("questions").map(block -> after(Event.QUESTION, block, "answer"));
  }

  /** Whether a bidder may ask, until the opening, that its bid be not opened (입찰 취소 신청). */
  public boolean allowsCancellation() {
    return block("cancellation").map(block -> block.string("until")).equals(Optional.of("opening"));
  }

  /** How long a re-bid (재입찰) takes bids at least; empty where the law knows none. */
  public Optional<Deadline> rebidWindow() {
    return block("rebid").map(block -> after(Event.RECEIPT, block, "receiptWindow"));
  }

  /** The same for a stage that admits those who passed the one before (2단계 입찰). */
  public Optional<Deadline> stageWindow() {
    return block("stages").map(block -> after(Event.RECEIPT, block, "receiptWindow"));
  }

  /** How long after the end of a lot bids are kept that nobody opened; empty: for ever. */
  public Optional<Deadline> retention() {
    return block("retention").map(block -> after(Event.END, block, "unopened"));
  }

  /** What is bought without a tender, on one quote (1인 견적 수의계약); empty where nothing may be. */
  public Optional<OneQuote> oneQuote() {
    return block("oneQuote").map(block -> OneQuote.of(this, block));
  }

  /** What a contract that follows an award must say; empty where none is concluded here. */
  public Optional<ContractRules> contract() {
    return block("contract").map(ContractRules::of);
  }

  /**
   * How deliveries under such a contract are inspected; empty where they are not inspected here.
   */
  public Optional<InspectionRules> inspection() {
    return block("contract")
        .filter(contract -> contract.has("inspection"))
        .map(contract -> InspectionRules.of(contract.object("inspection")));
  }

  /** Until when what is accepted under such a contract is paid; empty where it is not paid here. */
  public Optional<PaymentRules> payment() {
    return block("contract")
        .filter(contract -> contract.has("payment"))
        .map(contract -> PaymentRules.of(contract.object("payment")));
  }

  /** How long receptions before the deadline may still be decided after it. */
  public Duration drainTime() {
    return Deadline.length(json.object("sealing"), "drain", Event.CLOSING);
  }

  /** {@code required} or {@code optional}: the proof of the ephemeral key of a sealed part. */
  public String proofOfEphemeral() {
    return json.object("sealing").string("proofOfEphemeral");
  }

  private static Deadline after(Event event, JsonObject block, String member) {
    return Deadline.in(block, member, Side.AFTER, event);
  }

  private static Deadline beforeClosing(JsonObject block) {
    return Deadline.in(block, "beforeClosing", Side.BEFORE, Event.CLOSING);
  }

  /** A block that may be left out. */
  private Optional<JsonObject> block(String name) {
    return json.has(name) ? Optional.of(json.object(name)) : Optional.empty();
  }

  /** The article behind a block of the document: {@code noticePeriod}, {@code closing}. */
  public LocalText article(String block) {
    return LocalText.from(json.object(block).object("article"));
  }
}
