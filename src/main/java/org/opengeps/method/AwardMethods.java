package org.opengeps.method;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.MethodPair;
import org.opengeps.law.RuleSet;
import org.opengeps.method.screening.QualificationScreening;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.Notice;

/** A closed list of methods. */
public final class AwardMethods {
  /** All that this program has. */
  public static final AwardMethods ALL = new AwardMethods(List.of(new QualificationScreening()));

  private final Map<String, AwardMethod> methods;

  public AwardMethods(List<AwardMethod> methods) {
    this.methods =
        methods.stream().collect(Collectors.toMap(AwardMethod::word, Function.identity()));
  }

  /**
   * Whether there is a method for every word of a rule set: one without would be published, and
   * nobody could award by it.
   *
   * @return the rule set
   * @throws JsonFormatException naming the first word without a method
   */
  public RuleSet cover(RuleSet rules) {
    for (MethodPair pair : rules.methods()) {
      if (!methods.containsKey(pair.awardMethod())) {
        throw new JsonFormatException(
            "methods",
            pair.awardMethod()
                + " is no award method that this program knows, which are "
                + String.join(", ", new TreeSet<>(methods.keySet())));
      }
    }
    return rules;
  }

  /**
   * The procedure of a notice.
   *
   * @return refused with {@code award-method-unknown}, or as the method does
   */
  public Verdict<Procedure> under(Notice notice, RuleSet rules) {
    AwardMethod method = methods.get(notice.awardMethod());
    return method == null
        ? Verdict.refuse(
            "award-method-unknown",
            "이 프로그램에 없는 낙찰자 결정방법입니다: " + notice.awardMethod() + ".",
            "This program has no award method " + notice.awardMethod() + ".")
        : method.under(notice, rules);
  }
}
