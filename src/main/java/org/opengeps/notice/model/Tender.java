package org.opengeps.notice.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.TenderSummary;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;

/** A tender: its current order and its public state. */
@Entity
@Table(name = "notice_tender")
public class Tender {
  @Id private String tender;

  @Column(name = "notice_order")
  private String order;

  private String state;

  @Column(name = "state_since")
  private Instant stateSince;

  private String agency;

  @Column(name = "agency_code")
  private String agencyCode;

  @Column(name = "agency_name_ko")
  private String agencyNameKo;

  @Column(name = "agency_name_en")
  private String agencyNameEn;

  @Column(name = "body_name_ko")
  private String bodyNameKo;

  @Column(name = "body_name_en")
  private String bodyNameEn;

  @Column(name = "title_ko")
  private String titleKo;

  @Column(name = "title_en")
  private String titleEn;

  @Column(name = "business_type")
  private String businessType;

  private String eligibility;
  private int lots;
  private int envelopes;
  private int stages;
  private int stage;
  private int rounds;

  @Column(name = "follows_tender")
  private String follows;

  private String currency;

  @Column(name = "currency_scale")
  private int currencyScale;

  @Column(name = "estimated_amount")
  private BigDecimal estimatedAmount;

  @Column(name = "base_amount")
  private BigDecimal baseAmount;

  @Column(name = "noticed_at")
  private Instant noticedAt;

  @Column(name = "receipt_opens_at")
  private Instant receiptOpensAt;

  @Column(name = "closes_at")
  private Instant closesAt;

  @Column(name = "opens_at")
  private Instant opensAt;

  @Column(name = "latest_opening")
  private Instant latestOpening;

  private boolean lapsed;
  private String zone;
  private boolean practice;

  @Column(name = "awaits_order")
  private boolean awaitsOrder;

  @Column(name = "awaits_base_amount")
  private boolean awaitsBaseAmount;

  /** For the persistence provider. */
  protected Tender() {}

  /** A tender whose order 000 is being published. */
  public Tender(Notice first, OrganisationId agency, Instant at) {
    this.tender = first.ref().number();
    this.agency = agency.value();
    this.noticedAt = first.schedule().noticedAt();
    this.state = TenderState.NOTICED.word();
    this.stateSince = at;
    show(first);
  }

  /** Makes this order the current one. */
  public void show(Notice notice) {
    if (!notice.ref().number().equals(tender)) {
      throw new IllegalArgumentException(notice.ref() + " is no order of " + tender);
    }
    this.order = notice.ref().order();
    this.agencyCode = notice.agency().code();
    this.agencyNameKo = notice.agency().name().ko();
    this.agencyNameEn = notice.agency().name().en();
    this.bodyNameKo = notice.demandingBody().name().ko();
    this.bodyNameEn = notice.demandingBody().name().en();
    this.titleKo = notice.title().ko();
    this.titleEn = notice.title().en();
    this.businessType = JsonValues.word(notice.business().type());
    this.eligibility = notice.eligibility().toJson().toString();
    this.rounds = notice.lots().stream().mapToInt(lot -> lot.name().round()).max().orElseThrow();
    this.stages = notice.lots().get(0).stages().size();
    this.stage = notice.lots().stream().mapToInt(Lot::stage).max().orElseThrow();
    if (rounds == 0) {
      showLots(notice);
    } else if (baseAmount == null && notice.lots().size() == lots) {
      this.baseAmount = notice.baseAmount().map(Money::amount).orElse(null);
    }
    this.receiptOpensAt = notice.schedule().receiptOpensAt();
    this.closesAt = notice.schedule().closesAt();
    this.opensAt = notice.schedule().opensAt();
    this.latestOpening = notice.schedule().latestOpening();
    this.zone = notice.zone().getId();
    this.practice = notice.practice();
    this.follows = notice.follows() == null ? null : notice.follows().number();
    this.awaitsOrder = false;
    this.awaitsBaseAmount = notice.awaitsBaseAmount();
  }

  /** What is bought in all: an order that lets lots be bid for once more says only those. */
  private void showLots(Notice notice) {
    this.lots = notice.lots().size();
    this.envelopes = notice.lots().get(0).envelopes().size();
    this.currency = notice.currency().code();
    this.currencyScale = notice.currency().scale();
    this.estimatedAmount = notice.estimatedAmount().amount();
    this.baseAmount = notice.baseAmount().map(Money::amount).orElse(null);
  }

  /** Whether an order after the first lets lots be bid for once more. */
  public boolean isRebid() {
    return rounds > 0;
  }

  /** Bids are asked for once more: what had come to its end may lapse again. */
  public void reopen() {
    lapsed = false;
  }

  /** Whether an outage hit it that only an order of its agency can heal: it does not close. */
  public boolean awaitsOrder() {
    return awaitsOrder;
  }

  /** Takes the state that follows from those of all its lots. */
  public void follow(List<TenderLot> lots, Instant at) {
    String follows = TenderState.of(lots.stream().map(TenderLot::state).toList()).word();
    if (!state.equals(follows)) {
      state = follows;
      stateSince = at;
    }
  }

  /** Whether bids wait for a later order that says the base amount. */
  public boolean awaitsBaseAmount() {
    return awaitsBaseAmount;
  }

  public TenderNumber number() {
    return new TenderNumber(tender);
  }

  /** Number and current order. */
  public TenderRef ref() {
    return new TenderRef(tender, order);
  }

  public TenderState state() {
    return TenderState.ofWord(state);
  }

  public OrganisationId agency() {
    return new OrganisationId(agency);
  }

  /** Notes that the latest opening is over and that nothing is left to be opened. */
  public void lapse(Instant at) {
    if (at.isBefore(latestOpening)) {
      throw new IllegalStateException(ref() + " may be opened until " + latestOpening);
    }
    lapsed = true;
  }

  public Instant latestOpening() {
    return latestOpening;
  }

  public Instant closesAt() {
    return closesAt;
  }

  public Instant receiptOpensAt() {
    return receiptOpensAt;
  }

  /** One of its lots with what the current order says. */
  public LotUnderway underway(TenderLot lot) {
    return new LotUnderway(
        summary(), latestOpening, awaitsOrder, lot.lot(), lot.state(), lot.since());
  }

  public TenderSummary summary() {
    var unit = new CurrencyUnit(currency, currencyScale);
    return new TenderSummary(
        ref(),
        state(),
        new LocalText(titleKo, titleEn),
        agencyCode,
        new LocalText(agencyNameKo, agencyNameEn),
        new LocalText(bodyNameKo, bodyNameEn),
        businessType,
        lots,
        envelopes,
        stages,
        stage,
        rounds,
        unit.of(estimatedAmount),
        baseAmount == null ? null : unit.of(baseAmount),
        awaitsBaseAmount,
        noticedAt,
        receiptOpensAt,
        closesAt,
        opensAt,
        ZoneId.of(zone),
        practice);
  }
}
