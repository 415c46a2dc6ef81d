package org.opengeps.award.rules;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.opengeps.kernel.Refusal;

/**
 * Every ground for exclusion (집행기준 제5장 별표 1) was looked at, one by one, and none holds; and the
 * officer declares what the law wants: the integrity pledge (지방계약법 제6조의2), and that nothing was
 * split to come within the limit (시행령 제77조).
 */
public final class CounterpartIsExamined {
  private CounterpartIsExamined() {}

  /**
   * @param grounds that the law lists for this kind of business
   * @param confirmed not to hold
   * @param wanted declarations
   * @param declared of them
   */
  public record Facts(
      List<String> grounds, List<String> confirmed, List<String> wanted, List<String> declared) {}

  public static Optional<Refusal> judge(Facts facts) {
    Set<String> grounds = difference(facts.grounds(), facts.confirmed());
    if (!grounds.isEmpty()) {
      return Optional.of(Refusal.of("one-quote-checks.grounds").with("open", grounds));
    }
    Set<String> declarations = difference(facts.wanted(), facts.declared());
    return declarations.isEmpty()
        ? Optional.empty()
        : Optional.of(Refusal.of("one-quote-checks.declarations").with("open", declarations));
  }

  /** What stands in one of them only: missing, or not of the law. */
  private static Set<String> difference(Collection<String> law, Collection<String> said) {
    Set<String> open = new TreeSet<>(law);
    open.removeAll(Set.copyOf(said));
    said.stream().filter(one -> !law.contains(one)).forEach(open::add);
    return open;
  }
}
