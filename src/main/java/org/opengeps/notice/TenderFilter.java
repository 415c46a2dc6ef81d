package org.opengeps.notice;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.opengeps.kernel.PlainText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/**
 * What a list of tenders leaves out, apart from words and states.
 *
 * @param agency code of an agency, or a part of its name or of the demanding body's; empty for all
 * @param business what is bought; empty for everything
 * @param amountFrom the least estimated amount, in the currency of each tender
 * @param amountTo the largest estimated amount
 * @param closesBefore closing times at this instant or later are left out
 */
public record TenderFilter(
    String agency,
    Optional<BusinessType> business,
    Optional<BigDecimal> amountFrom,
    Optional<BigDecimal> amountTo,
    Optional<Instant> closesBefore) {
  /** Leaves nothing out. */
  public static final TenderFilter NONE =
      new TenderFilter("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Characters of an agency's name. */
  public static final int LONGEST_AGENCY = 100;

  /** As many digits as the column has, with commas between them if somebody likes. */
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,4})?");

  /** No years with signs or of five digits: the column holds neither. */
  private static final Pattern DAY = Pattern.compile("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}");

  /** The last second of the column. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final Pattern GROUPED =
      Pattern.compile("[0-9]{1,3}(,[0-9]{3}){1,5}(\\.[0-9]{1,4})?");

  /**
   * Reads {@code agency}, {@code business}, {@code amountFrom}, {@code amountTo} and {@code
   * closingUntil} of an address; what is missing or blank leaves nothing out.
   *
   * @param parameter the value of a parameter by its name, null if it is missing
   * @param zone whose days {@code closingUntil} names; that day belongs to it
   * @return refused with {@code malformed}, naming the parameter and how it is written
   */
  public static Verdict<TenderFilter> read(UnaryOperator<String> parameter, ZoneId zone) {
    String agency = text(parameter, "agency");
    return accepted(agency)
        .then(fits -> business(text(parameter, "business")))
        .then(
            business ->
                least(text(parameter, "amountFrom"))
                    .then(
                        from ->
                            most(text(parameter, "amountTo"))
                                .unless(to -> reversed(from, to))
                                .then(
                                    to ->
                                        day(text(parameter, "closingUntil"), zone)
                                            .map(
                                                until ->
                                                    new TenderFilter(
                                                        agency, business, from, to, until)))));
  }

  private static String text(UnaryOperator<String> parameter, String name) {
    String value = parameter.apply(name);
    return value == null ? "" : String.join(" ", PlainText.words(value));
  }

  private static Verdict<String> accepted(String agency) {
    return Verdict.accept(agency)
        .unless(
            name ->
                name.length() > LONGEST_AGENCY
                    ? Optional.of(Refusal.of("malformed.query-agency").with("most", LONGEST_AGENCY))
                    : Optional.empty());
  }

  private static Verdict<Optional<BusinessType>> business(String word) {
    Optional<BusinessType> type =
        Arrays.stream(BusinessType.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
            .findFirst();
    return word.isEmpty() || type.isPresent()
        ? Verdict.accept(type)
        : Verdict.refuse(Refusal.of("malformed.query-business").with("word", word));
  }

  private static Verdict<Optional<BigDecimal>> least(String written) {
    return amount(written, Refusal.of("malformed.query-amount-from").with("amount", written));
  }

  private static Verdict<Optional<BigDecimal>> most(String written) {
    return amount(written, Refusal.of("malformed.query-amount-to").with("amount", written));
  }

  private static Verdict<Optional<BigDecimal>> amount(String written, Refusal malformed) {
    if (written.isEmpty()) {
      return Verdict.accept(Optional.empty());
    }
    String digits = GROUPED.matcher(written).matches() ? written.replace(",", "") : written;
    return AMOUNT.matcher(digits).matches()
        ? Verdict.accept(Optional.of(new BigDecimal(digits)))
        : Verdict.refuse(malformed);
  }

  private static Optional<Refusal> reversed(Optional<BigDecimal> from, Optional<BigDecimal> to) {
    boolean nothing = from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0;
    return nothing ? Optional.of(Refusal.of("malformed.query-amounts")) : Optional.empty();
  }

  private static Verdict<Optional<Instant>> day(String written, ZoneId zone) {
    if (written.isEmpty()) {
      return Verdict.accept(Optional.empty());
    }
    Refusal refusal = Refusal.of("malformed.query-closing").with("day", written);
    if (!DAY.matcher(written).matches()) {
      return Verdict.refuse(refusal);
    }
    try {
      Instant end = LocalDate.parse(written).plusDays(1).atStartOfDay(zone).toInstant();
      return Verdict.accept(Optional.of(end.isAfter(LAST) ? LAST : end));
    } catch (DateTimeException e) {
      return Verdict.refuse(refusal);
    }
  }
}
