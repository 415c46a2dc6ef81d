package org.opengeps.protocol.message;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.FactKind;

/**
 * A tender notice as it is signed (docs/protocol.md section 5).
 *
 * @param calendar that was in force when the order started its clock
 * @param minimumBids fewer sealed bids than this mean failure, and they stay sealed
 * @param follows last order of the tender that failed or was cancelled and is published anew by
 *     this one (재공고); null, and no member of the message, where there is none
 */
public record Notice(
    TenderRef ref,
    Kind kind,
    NoticeTerms.Agency agency,
    NoticeTerms.DemandingBody demandingBody,
    LocalText title,
    LocalText description,
    NoticeTerms.Business business,
    NoticeTerms.Competition competition,
    NoticeTerms.AwardTerms award,
    Eligibility eligibility,
    NoticeTerms.Schedule schedule,
    ZoneId zone,
    NoticeTerms.RuleSetRef ruleSet,
    NoticeTerms.CalendarRef calendar,
    boolean practice,
    List<NoticeTerms.Attachment> documents,
    List<Lot> lots,
    int minimumBids,
    NoticeTerms.Revision revision,
    TenderRef follows) {
  public static final String TYPE = "opengeps/notice/1";

  /** Names of lots in order: 2 before 2.1 before 10. */
  public static final Comparator<String> LOTS = Comparator.comparing(LotName::parse);

  public Notice {
    documents = List.copyOf(documents);
    lots = List.copyOf(lots);
  }

  /** Why this order was published. */
  public enum Kind {
    NOTICE(FactKind.NOTICE_PUBLISHED),
    CORRECTION(FactKind.NOTICE_CORRECTED),
    /** Says the amounts that the orders before left open, and nothing else (기초금액 공개). */
    BASE_AMOUNT(FactKind.BASE_AMOUNT_PUBLISHED),
    /** Lets lots that failed be bid for once more: nothing changes but times and keys (재입찰). */
    RE_BID(FactKind.RE_BID_PUBLISHED),
    /** Asks those who passed for the next stage of a lot: nothing else changes (2단계 가격입찰). */
    NEXT_STAGE(FactKind.NEXT_STAGE_PUBLISHED),
    CANCELLATION(FactKind.NOTICE_CANCELLED),
    /** The first order of a tender that follows one which failed or was cancelled (재공고). */
    RE_NOTICE(FactKind.NOTICE_PUBLISHED),
    /** Not signed as a notice: it follows from a {@link Postponement} of the order before. */
    POSTPONEMENT(FactKind.TENDER_POSTPONED);

    private final FactKind fact;

    Kind(FactKind fact) {
      this.fact = fact;
    }

    /** What the log calls an order of this kind. */
    public FactKind fact() {
      return fact;
    }

    /** What the log calls orders, whoever signed them. */
    public static Set<String> facts() {
      return Arrays.stream(values()).map(kind -> kind.fact.word()).collect(toUnmodifiableSet());
    }
  }

  /** Whether the base amount of a lot is still to be said: nobody bids before. */
  public boolean awaitsBaseAmount() {
    return lots.stream().anyMatch(Lot::awaitsBaseAmount);
  }

  /** Of all amounts. */
  public CurrencyUnit currency() {
    return lots.get(0).price().currency();
  }

  /** 추정가격 of all lots together. */
  public Money estimatedAmount() {
    return lots.stream()
        .map(lot -> lot.price().estimatedAmount())
        .reduce(currency().zero(), Money::plus);
  }

  /** 기초금액 of all lots together; empty unless every lot has one. */
  public Optional<Money> baseAmount() {
    List<Money> said = lots.stream().flatMap(lot -> lot.price().baseAmount().stream()).toList();
    return said.size() < lots.size()
        ? Optional.empty()
        : Optional.of(said.stream().reduce(currency().zero(), Money::plus));
  }

  /** Whether a bid for this lot, in this round, is a bid under this order. */
  public boolean lists(String name) {
    return findLot(name).isPresent();
  }

  /** Names of its lots. */
  public List<String> lotNames() {
    return lots.stream().map(Lot::lot).toList();
  }

  /**
   * The last of some orders that lists a lot: what holds for it. Orders after the one that let
   * others be bid for once more say nothing of it.
   */
  public static Optional<Notice> lastOf(String lot, List<Notice> orders) {
    return orders.stream().filter(order -> order.lists(lot)).reduce((one, next) -> next);
  }

  public Optional<Lot> findLot(String name) {
    return lots.stream().filter(lot -> lot.lot().equals(name)).findFirst();
  }

  /**
   * @throws IllegalArgumentException if the notice has no such lot
   */
  public Lot lot(String name) {
    return findLot(name)
        .orElseThrow(() -> new IllegalArgumentException("no lot " + name + " in " + ref));
  }

  /** The notice hash: what bids and everything later refer to. */
  public Sha256 hash() {
    return toJson().hash();
  }

  /** How a slot is sealed, if the notice has it. */
  public Optional<EnvelopeTerms> envelope(Slot slot) {
    return findLot(slot.lot()).stream()
        .flatMap(lot -> lot.envelopes().stream())
        .filter(terms -> terms.envelope().equals(slot.envelope()))
        .findFirst();
  }

  /**
   * What bids for a lot say.
   *
   * @throws IllegalArgumentException if the notice has no such lot
   */
  public OfferForm offer(String lot) {
    return lot(lot).offer();
  }

  /** All that is sealed apart, in order of the notice. */
  public List<Slot> slots() {
    return lots.stream().flatMap(lot -> lot.slots().stream()).toList();
  }

  /** The same with other amounts. */
  public Notice with(List<Lot> others) {
    return changed(ref, kind, schedule, calendar, others, revision);
  }

  /** The same with another version of the calendar. */
  public Notice under(NoticeTerms.CalendarRef other) {
    return changed(ref, kind, schedule, other, lots, revision);
  }

  /** The same tender in another order. */
  public Notice as(
      Kind other, TenderRef order, NoticeTerms.Schedule times, NoticeTerms.Revision how) {
    return changed(order, other, times, calendar, lots, how);
  }

  private Notice changed(
      TenderRef order,
      Kind other,
      NoticeTerms.Schedule times,
      NoticeTerms.CalendarRef days,
      List<Lot> others,
      NoticeTerms.Revision how) {
    return new Notice(
        order,
        other,
        agency,
        demandingBody,
        title,
        description,
        business,
        competition,
        award,
        eligibility,
        times,
        zone,
        ruleSet,
        days,
        practice,
        documents,
        others,
        minimumBids,
        how,
        follows);
  }

  public JsonObject toJson() {
    var json = members();
    return (follows == null ? json : json.put("follows", follows.toString())).build();
  }

  private JsonBuilder members() {
    return JsonObject.ofType(TYPE)
        .put("tender", ref.number())
        .put("order", ref.order())
        .put("ref", ref.toString())
        .put("kind", kind)
        .put("agency", agency.toJson())
        .put("demandingBody", demandingBody.toJson())
        .put("title", title.toJson())
        .put("description", description.toJson())
        .put("business", business.toJson())
        .put("competition", competition.toJson())
        .put("award", award.toJson())
        .put("eligibility", eligibility.toJson())
        .put("noticedAt", schedule.noticedAt())
        .put("receiptOpensAt", schedule.receiptOpensAt())
        .put("closesAt", schedule.closesAt())
        .put("opensAt", schedule.opensAt())
        .put("latestOpening", schedule.latestOpening())
        .put("zone", zone.getId())
        .put("ruleSet", ruleSet.toJson())
        .put("calendar", calendar.toJson())
        .put("practice", practice)
        .put("documents", documents, NoticeTerms.Attachment::toJson)
        .put("lots", lots, Lot::toJson)
        .put("minimumBids", minimumBids)
        .put("previous", revision.previous())
        .put("bidsAlreadySealed", revision.bidsAlreadySealed())
        .put("changes", revision.changes(), NoticeTerms.Change::toJson)
        .put("reason", revision.reason() == null ? null : revision.reason().toJson());
  }

  /**
   * @throws JsonFormatException naming the first member that is missing, unknown or of another form
   */
  public static Notice from(JsonObject json) {
    json.expectType(TYPE);
    var notice =
        new Notice(
            json.value("ref", TenderRef::parse),
            json.word("kind", Kind.class),
            NoticeTerms.Agency.from(json.object("agency")),
            NoticeTerms.DemandingBody.from(json.object("demandingBody")),
            LocalText.from(json.object("title")),
            LocalText.from(json.object("description")),
            NoticeTerms.Business.from(json.object("business")),
            NoticeTerms.Competition.from(json.object("competition")),
            NoticeTerms.AwardTerms.from(json.object("award")),
            Eligibility.from(json.object("eligibility")),
            NoticeReader.schedule(json),
            NoticeReader.zone(json),
            NoticeTerms.RuleSetRef.from(json.object("ruleSet")),
            NoticeTerms.CalendarRef.from(json.object("calendar")),
            json.bool("practice"),
            json.objects("documents", NoticeTerms.Attachment::from),
            NoticeReader.lots(json),
            json.count("minimumBids"),
            NoticeReader.revision(json),
            json.has("follows") ? json.value("follows", TenderRef::parse) : null);
    NoticeReader.insistOnFollows(json, notice);
    json.expectSame(notice.toJson());
    return notice;
  }
}
