package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.PlainText;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.draw.DrawParameters;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonObject;

/** The values that a {@link Notice} is made of. */
public final class NoticeTerms {
  private NoticeTerms() {}

  /** Who publishes, signs and awards. */
  public record Agency(String code, LocalText name) {
    JsonObject toJson() {
      return JsonObject.builder().put("code", code).put("name", name.toJson()).build();
    }

    static Agency from(JsonObject json) {
      var agency = new Agency(json.string("code"), LocalText.from(json.object("name")));
      json.expectSame(agency.toJson());
      return agency;
    }
  }

  /**
   * Who needs the thing (수요기관); the law follows this body, also when another one publishes.
   *
   * @param code its business number or agency code; null if the notice gives none
   * @param kind word of the rule set for bodies of its kind ({@code local-government})
   */
  public record DemandingBody(String code, LocalText name, String kind) {
    public JsonObject toJson() {
      return JsonObject.builder()
          .put("code", code)
          .put("name", name.toJson())
          .put("kind", kind)
          .build();
    }

    /** With its name as it is kept. */
    public DemandingBody composed() {
      return new DemandingBody(code, name.composed(), kind);
    }

    public static DemandingBody from(JsonObject json) {
      var body =
          new DemandingBody(
              json.stringOrNull("code"), LocalText.from(json.object("name")), json.string("kind"));
      json.expectSame(body.toJson());
      return body;
    }
  }

  /** What kind of thing is bought. */
  public enum BusinessType {
    WORKS,
    GOODS,
    SERVICES
  }

  /**
   * Section {@code business}: what is bought.
   *
   * @param kind word of the rule set, such as {@code specialised-works}; null where the rule set
   *     knows no kinds of this type
   */
  public record Business(BusinessType type, String kind) {
    public JsonObject toJson() {
      return JsonObject.builder().put("type", type).put("kind", kind).build();
    }

    public static Business from(JsonObject json) {
      var business = new Business(json.word("type", BusinessType.class), json.stringOrNull("kind"));
      json.expectSame(business.toJson());
      return business;
    }
  }

  /**
   * Section {@code competition}: who is asked (계약방법).
   *
   * @param method word of the rule set: {@code open}
   */
  public record Competition(String method) {
    public JsonObject toJson() {
      return JsonObject.builder().put("method", method).build();
    }

    public static Competition from(JsonObject json) {
      var competition = new Competition(json.string("method"));
      json.expectSame(competition.toJson());
      return competition;
    }
  }

  /**
   * Section {@code award}: how the winners are found.
   *
   * @param method word of the award method ({@code qualification-screening})
   */
  public record AwardTerms(String method) {
    public JsonObject toJson() {
      return JsonObject.builder().put("method", method).build();
    }

    public static AwardTerms from(JsonObject json) {
      var award = new AwardTerms(json.string("method"));
      json.expectSame(award.toJson());
      return award;
    }
  }

  /**
   * Money of a lot, and how the price that its bids are compared with comes about.
   *
   * @param estimatedAmount 추정가격 or budget, for the public
   * @param baseAmount 기초금액, what the drawn prices are rates of; empty where none is needed, or
   *     while a later order is to say it
   * @param draw empty where no price is drawn
   */
  public record Price(
      Money estimatedAmount, Optional<Money> baseAmount, Optional<DrawParameters> draw) {
    /** Of all amounts of the lot. */
    public CurrencyUnit currency() {
      return estimatedAmount.currency();
    }

    JsonObject toJson() {
      return JsonObject.builder()
          .put("currency", currency())
          .put("estimatedAmount", estimatedAmount)
          .put("baseAmount", baseAmount.orElse(null))
          .put("draw", draw.map(DrawParameters::toJson).orElse(null))
          .build();
    }

    static Price from(JsonObject json) {
      CurrencyUnit currency = Currencies.in(json, "currency");
      var price =
          new Price(
              json.value("estimatedAmount", currency::read),
              Optional.ofNullable(json.valueOrNull("baseAmount", currency::read)),
              Optional.ofNullable(json.objectOrNull("draw")).map(DrawParameters::from));
      json.expectSame(price.toJson());
      return price;
    }
  }

  /**
   * The dates of a tender. Periods are half-open: a bid at {@code closesAt} is late.
   *
   * @param latestOpening from here on nothing is opened any more: what is still sealed lapses, and
   *     its gate key is destroyed
   */
  public record Schedule(
      Instant noticedAt,
      Instant receiptOpensAt,
      Instant closesAt,
      Instant opensAt,
      Instant latestOpening) {}

  /** The dated rule set that the notice pins. */
  public record RuleSetRef(String id, String version, Sha256 hash) {
    JsonObject toJson() {
      return JsonObject.builder().put("id", id).put("version", version).put("hash", hash).build();
    }

    static RuleSetRef from(JsonObject json) {
      var rules = new RuleSetRef(json.string("id"), json.string("version"), json.hash("hash"));
      json.expectSame(rules.toJson());
      return rules;
    }
  }

  /** The calendar of holidays by which the days of an order are counted. */
  public record CalendarRef(String id, String version, Sha256 hash) {
    JsonObject toJson() {
      return JsonObject.builder().put("id", id).put("version", version).put("hash", hash).build();
    }

    static CalendarRef from(JsonObject json) {
      var calendar = new CalendarRef(json.string("id"), json.string("version"), json.hash("hash"));
      json.expectSame(calendar.toJson());
      return calendar;
    }

    /** What an order says that it changes of the one before: by the members that differ. */
    List<Change> changes(CalendarRef is) {
      return Stream.of(
              new Change("calendar.hash", hash.hex(), is.hash.hex()),
              new Change("calendar.id", id, is.id),
              new Change("calendar.version", version, is.version))
          .filter(change -> !change.before().equals(change.after()))
          .toList();
    }
  }

  /** A document of the notice. */
  public record Attachment(String name, long size, Sha256 sha256) {
    public JsonObject toJson() {
      return JsonObject.builder().put("name", name).put("size", size).put("sha256", sha256).build();
    }

    /** With its name as it is kept. */
    public Attachment composed() {
      return new Attachment(PlainText.compose(name), size, sha256);
    }

    public static Attachment from(JsonObject json) {
      var attachment =
          new Attachment(json.string("name"), json.integer("size"), json.hash("sha256"));
      json.expectSame(attachment.toJson());
      return attachment;
    }
  }

  /** What a correction does with bids that lie sealed already. */
  public enum SealedBids {
    KEEP,
    RESEAL
  }

  /** One change of a correction. */
  public record Change(String field, String before, String after) {
    public JsonObject toJson() {
      return JsonObject.builder()
          .put("field", field)
          .put("before", before)
          .put("after", after)
          .build();
    }

    static Change from(JsonObject json) {
      var change =
          new Change(json.string("field"), json.stringOrNull("before"), json.stringOrNull("after"));
      json.expectSame(change.toJson());
      return change;
    }
  }

  /**
   * How an order differs from the one before.
   *
   * @param previous hash of the previous order, or null
   * @param bidsAlreadySealed null unless a correction
   * @param reason null for a first notice
   */
  public record Revision(
      Sha256 previous, SealedBids bidsAlreadySealed, List<Change> changes, LocalText reason) {
    /** A first notice. */
    public static final Revision NONE = new Revision(null, null, List.of(), null);

    public Revision {
      changes = List.copyOf(changes);
    }
  }
}
