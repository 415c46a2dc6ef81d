package org.opengeps.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Calls whose outcome hangs on language, country, zone or character set of the machine: digits of a
 * hash in Arabic, an {@code i} without dot in an address, times in local summer. Each has a form
 * that says what it wants.
 */
final class MachineFree {
  /** Where the machine is asked on purpose. */
  private static final Set<String> HOMES = Set.of("cli.Surroundings", "platform.Surroundings");

  /** Type | methods ({@code new} for constructors) | first parameter that makes a call harmless. */
  private static final String TABLE =
      """
      java.lang.String             | format                     | java.util.Locale
      java.lang.String             | formatted toUpperCase toLowerCase | java.util.Locale
      java.io.PrintStream          | printf format              | java.util.Locale
      java.io.PrintWriter          | printf format              | java.util.Locale
      java.io.Console              | printf format readLine     | java.util.Locale
      java.util.Formatter          | format                     | java.util.Locale
      java.util.Locale             | getDefault                 |
      java.util.TimeZone           | getDefault                 |
      java.time.ZoneId             | systemDefault              |
      java.util.Calendar           | getInstance                |
      java.util.GregorianCalendar  | getInstance                |
      java.text.MessageFormat      | format                     |
      java.nio.charset.Charset     | defaultCharset             |
      """;

  /** Type | method or {@code new} | what one of its parameters must be. */
  private static final String WANTS =
      """
      java.time.format.DateTimeFormatter        | ofPattern      | java.util.Locale
      java.time.format.DateTimeFormatterBuilder | toFormatter    | java.util.Locale
      java.time.format.DateTimeFormatter        | ofLocalizedDate ofLocalizedDateTime ofLocalizedTime | none
      java.text.NumberFormat       | getInstance getIntegerInstance getNumberInstance getPercentInstance getCurrencyInstance | java.util.Locale
      java.text.Collator           | getInstance                | java.util.Locale
      java.text.DecimalFormat      | new                        | java.text.DecimalFormatSymbols
      java.text.SimpleDateFormat   | new                        | java.util.Locale
      java.text.MessageFormat      | new                        | java.util.Locale
      java.util.GregorianCalendar  | new                        | java.util.Locale
      java.util.Scanner            | new                        | java.nio.charset.Charset
      java.io.InputStreamReader    | new                        | java.nio.charset.Charset java.nio.charset.CharsetDecoder
      java.io.OutputStreamWriter   | new                        | java.nio.charset.Charset java.nio.charset.CharsetEncoder
      java.io.FileReader           | new                        | java.nio.charset.Charset
      java.io.FileWriter           | new                        | java.nio.charset.Charset
      java.io.PrintStream          | new                        | java.nio.charset.Charset
      java.net.URLEncoder          | encode                     | java.nio.charset.Charset
      java.net.URLDecoder          | decode                     | java.nio.charset.Charset
      java.lang.String             | getBytes                   | java.nio.charset.Charset
      """;

  private static final Map<String, Set<String>> OF_BYTES =
      Map.of("java.lang.String", Set.of("<init>"), "java.io.PrintWriter", Set.of("<init>"));

  private MachineFree() {}

  /** What is wrong with the call; empty if it says itself what it wants. */
  static Optional<String> objection(JavaClass caller, JavaCodeUnitAccess<?> call, String root) {
    CodeUnitAccessTarget target = call.getTarget();
    List<String> parameters =
        target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    String home = caller.getName().substring(Math.min(root.length(), caller.getName().length()));
    boolean asks =
        isListed(TABLE, target, words -> !parameters.isEmpty() && words.contains(parameters.get(0)))
            || isListed(WANTS, target, words -> parameters.stream().anyMatch(words::contains))
            || readsBytes(target, parameters);
    return asks && !HOMES.contains(home)
        ? Optional.of(
            "asks the machine for its language, zone or character set: "
                + target.getOwner().getSimpleName()
                + "."
                + target.getName())
        : Optional.empty();
  }

  /** {@code new String(bytes)} and {@code new PrintWriter(stream)}. */
  private static boolean readsBytes(CodeUnitAccessTarget target, List<String> parameters) {
    return OF_BYTES.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName())
        && !parameters.isEmpty()
        && Set.of("[B", "java.io.OutputStream").contains(parameters.get(0))
        && !parameters.contains("java.nio.charset.Charset");
  }

  private static boolean isListed(
      String table,
      CodeUnitAccessTarget target,
      java.util.function.Predicate<List<String>> spared) {
    String name = target.getName().equals("<init>") ? "new" : target.getName();
    return table
        .lines()
        .map(line -> line.split("\\|", -1))
        .filter(cells -> cells[0].strip().equals(target.getOwner().getName()))
        .filter(cells -> List.of(cells[1].strip().split(" ")).contains(name))
        .anyMatch(cells -> !spared.test(List.of(cells[2].strip().split(" "))));
  }
}
