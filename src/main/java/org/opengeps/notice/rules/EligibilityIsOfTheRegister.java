package org.opengeps.notice.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.kernel.Refusal;
import org.opengeps.law.Finding;
import org.opengeps.protocol.message.Eligibility;
import org.opengeps.registry.CodeList;

/**
 * A notice requires only industries and regions that a firm can be registered for: with any other
 * code nobody could ever bid.
 */
final class EligibilityIsOfTheRegister implements NoticeRule {
  static final NoticeRule INDUSTRIES =
      new EligibilityIsOfTheRegister(
          "industries",
          Refusal.of("industry-unlisted"),
          CodeList.INDUSTRIES,
          Eligibility::industries);
  static final NoticeRule ALL_INDUSTRIES =
      new EligibilityIsOfTheRegister(
          "allIndustries",
          Refusal.of("industry-unlisted"),
          CodeList.INDUSTRIES,
          Eligibility::allIndustries);
  static final NoticeRule REGIONS =
      new EligibilityIsOfTheRegister(
          "regions", Refusal.of("region-unlisted"), CodeList.REGIONS, Eligibility::regions);

  private final String member;
  private final Refusal refusal;
  private final CodeList list;
  private final Function<Eligibility, List<String>> codes;

  private EligibilityIsOfTheRegister(
      String member, Refusal refusal, CodeList list, Function<Eligibility, List<String>> codes) {
    this.member = member;
    this.refusal = refusal;
    this.list = list;
    this.codes = codes;
  }

  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    List<String> unknown = list.unknown(codes.apply(facts.terms().eligibility()));
    if (unknown.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Finding(refusal.with("codes", unknown), "eligibility." + member));
  }
}
