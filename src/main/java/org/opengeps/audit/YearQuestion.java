package org.opengeps.audit;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;

/**
 * What an auditor asks of a year.
 *
 * @param agency code
 * @param seed of the sample; empty for none
 * @param size how many tenders are drawn
 */
public record YearQuestion(String agency, int year, String seed, int size) {
  /** Characters of a seed. */
  public static final int LONGEST_SEED = 100;

  /** Tenders of a sample. */
  public static final int LARGEST = 200;

  private static final int USUAL = 20;
  private static final String YEAR = "20[0-9]{2}";

  /**
   * Reads {@code agency}, {@code year}, {@code seed} and {@code size} of an address.
   *
   * @param parameter the value of a parameter by its name, null if it is missing
   * @return refused with {@code malformed}
   */
  public static Verdict<YearQuestion> read(UnaryOperator<String> parameter) {
    String agency = text(parameter, "agency");
    String year = text(parameter, "year");
    String seed = text(parameter, "seed");
    String size = text(parameter, "size");
    boolean good =
        agency.matches("[A-Z0-9]{3,20}")
            && year.matches(YEAR)
            && seed.length() <= LONGEST_SEED
            && (size.isEmpty() || size.matches("[1-9][0-9]{0,2}") && size(size) <= LARGEST);
    return good
        ? Verdict.accept(new YearQuestion(agency, Integer.parseInt(year), seed, size(size)))
        : Verdict.refuse(
            Refusal.of("malformed.query-audit").with("seed", LONGEST_SEED).with("size", LARGEST));
  }

  private static int size(String written) {
    return Optional.of(written).filter(one -> !one.isEmpty()).map(Integer::parseInt).orElse(USUAL);
  }

  private static String text(UnaryOperator<String> parameter, String name) {
    String value = parameter.apply(name);
    return value == null ? "" : value.strip();
  }
}
