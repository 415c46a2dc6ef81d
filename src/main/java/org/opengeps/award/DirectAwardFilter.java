package org.opengeps.award;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;

/**
 * What an address asks for: {@code agency} (code), {@code from} and {@code until} (days of
 * contracts, both included).
 *
 * @param agency empty for all
 * @param from empty for any
 * @param until empty for any
 */
public record DirectAwardFilter(
    String agency, Optional<LocalDate> from, Optional<LocalDate> until) {
  private static final String CODE = "[A-Z0-9]{3,20}";
  private static final String DAY = "[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}";

  /**
   * @param parameter the value of a parameter by its name, null if it is missing
   * @return refused with {@code malformed}
   */
  public static Verdict<DirectAwardFilter> read(UnaryOperator<String> parameter) {
    try {
      var filter =
          new DirectAwardFilter(
              text(parameter, "agency"), day(parameter, "from"), day(parameter, "until"));
      return filter.isGood()
          ? Verdict.accept(filter)
          : Verdict.refuse(Refusal.of("malformed.query-direct-awards"));
    } catch (DateTimeException e) {
      return Verdict.refuse(Refusal.of("malformed.query-direct-awards"));
    }
  }

  private boolean isGood() {
    boolean inOrder = from.isEmpty() || until.isEmpty() || !from.get().isAfter(until.get());
    return inOrder && (agency.isEmpty() || agency.matches(CODE));
  }

  private static Optional<LocalDate> day(UnaryOperator<String> parameter, String name) {
    String written = text(parameter, name);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    if (!written.matches(DAY)) {
      throw new DateTimeException(name);
    }
    return Optional.of(LocalDate.parse(written));
  }

  private static String text(UnaryOperator<String> parameter, String name) {
    String value = parameter.apply(name);
    return value == null ? "" : value.strip();
  }

  /** As a part of an address. */
  public String conditions() {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("agency", agency);
    said.put("from", from.map(LocalDate::toString).orElse(""));
    said.put("until", until.map(LocalDate::toString).orElse(""));
    return said.entrySet().stream()
        .filter(one -> !one.getValue().isEmpty())
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
