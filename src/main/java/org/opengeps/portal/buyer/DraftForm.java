package org.opengeps.portal.buyer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opengeps.law.MethodPair;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethod;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftLot;
import org.opengeps.notice.DraftTerms;
import org.opengeps.notice.NoticeView;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.message.FirmSize;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.NoticeTerms.Business;
import org.opengeps.protocol.message.NoticeTerms.DemandingBody;
import org.opengeps.protocol.message.NoticeTerms.SealedBids;
import org.opengeps.protocol.message.RoundOrder;

/**
 * What the fields of a draft begin with. Getters, because expressions of Faces 4 cannot read record
 * components.
 *
 * <p>Times are local in the zone of the rule set; amounts are digits.
 */
public final class DraftForm {
  private static final Duration PRACTICE_BIDDING = Duration.ofMinutes(20);
  private static final Duration BIDDING = Duration.ofDays(15);

  private final RuleSet rules;
  private final Instant closesAt;
  private final Instant opensAt;
  private final Optional<DraftTerms> terms;
  private final Optional<NoticeView> corrected;
  private final Optional<Draft> earlier;

  private DraftForm(
      RuleSet rules,
      Instant closesAt,
      Instant opensAt,
      Optional<DraftTerms> terms,
      Optional<NoticeView> corrected,
      Optional<Draft> earlier) {
    this.rules = rules;
    this.earlier = earlier;
    this.closesAt = closesAt;
    this.opensAt = opensAt;
    this.terms = terms;
    this.corrected = corrected;
  }

  /** Times that the rules allow, counted from now; everything else empty. */
  static DraftForm template(RuleSet rules, Instant now) {
    Instant closes =
        now.plus(rules.isPractice() ? PRACTICE_BIDDING : BIDDING).truncatedTo(ChronoUnit.MINUTES);
    return new DraftForm(
        rules,
        closes,
        rules.end(rules.openingDelay(), closes),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same times with the texts, amounts and documents of another notice; also what it buys and
   * its methods, but for what this rule set has no law for: its usual ones then.
   */
  DraftForm with(DraftTerms other) {
    MethodPair pair =
        rules.methods(other.competition().method(), other.award().method()).orElseGet(this::usual);
    Business business =
        Optional.of(other.business()).filter(rules::covers).orElseGet(this::getBusiness);
    return new DraftForm(
        rules,
        closesAt,
        opensAt,
        Optional.of(other.with(business, pair)),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A correction of the order in force: everything as it is, and the earliest closing that the
   * rules allow; the opening never comes earlier.
   *
   * @param rules those that the notice pins
   */
  static DraftForm correction(NoticeView order, RuleSet rules) {
    Instant closes =
        RoundOrder.isLater(order.notice())
            ? order.closesAt()
            : rules.end(rules.correctionExtension(), order.closesAt());
    Instant opens = rules.end(rules.openingDelay(), closes);
    return new DraftForm(
        rules,
        closes,
        opens.isBefore(order.opensAt()) ? order.opensAt() : opens,
        Optional.of(DraftTerms.of(order.notice())),
        Optional.of(order),
        Optional.empty());
  }

  /**
   * A draft that was sent back, as it was.
   *
   * @param order the one that it corrects, if it does
   */
  static DraftForm again(RuleSet rules, Draft draft, Optional<NoticeView> order) {
    return new DraftForm(
        rules,
        draft.terms().closesAt(),
        draft.terms().opensAt(),
        Optional.of(draft.terms()),
        order,
        Optional.of(draft));
  }

  /** The reason of a correction that was sent back. */
  public String getReasonKo() {
    return earlier.map(Draft::reason).map(LocalText::ko).orElse("");
  }

  public String getReasonEn() {
    return earlier.map(Draft::reason).map(LocalText::en).orElse("");
  }

  /** Whether a correction that was sent back asked for new bids. */
  public boolean isReseal() {
    return earlier.map(Draft::bidsAlreadySealed).filter(SealedBids.RESEAL::equals).isPresent();
  }

  public String getRuleSet() {
    return rules.id();
  }

  /** Under which law the tender will be. */
  public LocalText getRules() {
    return rules.title();
  }

  /** {@code notice} or {@code correction}. */
  public String getKind() {
    return corrected.isPresent() ? "correction" : "notice";
  }

  public boolean isCorrection() {
    return corrected.isPresent();
  }

  /** Whether nothing but times can be corrected: it is a re-bid or a later stage. */
  public boolean isFrozen() {
    return corrected.map(NoticeView::notice).filter(RoundOrder::isLater).isPresent();
  }

  /** Whether those who passed a stage before are asked for bids. */
  public boolean isLaterStage() {
    return corrected.map(NoticeView::notice).filter(RoundOrder::isLaterStage).isPresent();
  }

  /** The order that a correction replaces, or empty. */
  public String getTender() {
    return corrected.map(order -> order.ref().toString()).orElse("");
  }

  public String getNumber() {
    return corrected.map(order -> order.ref().number()).orElse("");
  }

  public ZoneId getZone() {
    return rules.zone();
  }

  /** The zone's name as people know it, for labels. */
  public String getZoneName() {
    return OfficialTime.zoneName(rules.zone(), closesAt);
  }

  public String getClosesAt() {
    return OfficialTime.field(closesAt, rules.zone());
  }

  public String getOpensAt() {
    return OfficialTime.field(opensAt, rules.zone());
  }

  /** Whether a correction may not change the field: then it is shown and locked. */
  public boolean locks(String field) {
    return corrected.isPresent() && rules.fieldsThatNeedNewNotice().contains(field);
  }

  /** What may be bought; the drafted one alone where it is locked. */
  public List<Business> getBusinesses() {
    return business().all();
  }

  /** The one that is drafted, or the only one; null where there is a choice to make. */
  public Business getBusiness() {
    return business().chosen();
  }

  /** What the rule set says of what may be bought under it, and where else to go. */
  public List<LocalText> getBusinessNotes() {
    return rules.businessKindNotes();
  }

  private BusinessChoice business() {
    return new BusinessChoice(rules, terms.map(DraftTerms::business), locks("business"));
  }

  public String getCompetition() {
    return text(one -> one.competition().method(), usual().competition());
  }

  public String getAwardMethod() {
    return text(one -> one.award().method(), usual().award());
  }

  private MethodPair usual() {
    return rules.methods().get(0);
  }

  /** {@code {"code": "KRW", "scale": 0}}, as the draft says it. */
  public String getCurrency() {
    return Currencies.toJson(rules.currency()).toString();
  }

  /** Kinds of bodies that this law is for. */
  public List<String> getBodies() {
    return rules.demandingBodies();
  }

  /** Who needs the thing, as drafted so far. */
  Optional<DemandingBody> body() {
    return terms.map(DraftTerms::demandingBody);
  }

  public String getCurrencyCode() {
    return rules.currency().code();
  }

  public String getTitleKo() {
    return text(one -> one.title().ko(), "");
  }

  public String getTitleEn() {
    return text(one -> one.title().en(), "");
  }

  public String getDescriptionKo() {
    return text(one -> one.description().ko(), "");
  }

  public String getDescriptionEn() {
    return text(one -> one.description().en(), "");
  }

  /** One for each lot that there may be; a correction has those of its order. */
  List<LotForm> lots(AwardMethod method) {
    List<DraftLot> drafted = terms.map(DraftTerms::lots).orElse(List.of());
    int most = isCorrection() ? drafted.size() : Math.max(rules.mostLots(), drafted.size());
    List<String> amounts = method.asked(rules);
    return IntStream.range(0, most)
        .mapToObj(place -> new LotForm(place, drafted.stream().skip(place).findFirst(), amounts))
        .toList();
  }

  /** Whether prices are drawn around a base amount. */
  public boolean isDrawn() {
    return rules.draw().isPresent();
  }

  /** Whether it may be left to a later order. */
  public boolean isBaseAmountLater() {
    return rules.baseAmountLead().isPresent();
  }

  public String getIndustries() {
    return text(one -> String.join(", ", one.eligibility().industries()), "");
  }

  public String getAllIndustries() {
    return text(one -> String.join(", ", one.eligibility().allIndustries()), "");
  }

  /** Word of the largest size that may bid; empty where size does not matter. */
  public String getLargestSize() {
    return text(one -> one.eligibility().largestSize().map(FirmSize::word).orElse(""), "");
  }

  /** Words of the sizes that can be a limit. */
  public List<String> getSizeLimits() {
    return Stream.of(FirmSize.values())
        .filter(size -> size != FirmSize.LARGE)
        .map(FirmSize::word)
        .toList();
  }

  public String getRegions() {
    return text(one -> String.join(", ", one.eligibility().regions()), "");
  }

  /** Documents that are stored already, as JSON for the page's script. */
  public String getDocuments() {
    return text(
        one ->
            one.documents().stream()
                .map(document -> document.toJson().toString())
                .collect(Collectors.joining(",", "[", "]")),
        "[]");
  }

  private String text(Function<DraftTerms, String> field, String otherwise) {
    return terms.map(field).orElse(otherwise);
  }
}
