package org.opengeps.notice.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.law.Finding;
import org.opengeps.protocol.message.NoticeTerms.Eligibility;
import org.opengeps.registry.CodeList;

/**
 * A notice requires only industries and regions that a firm can be registered for: with any other
 * code nobody could ever bid.
 */
final class EligibilityIsOfTheRegister implements NoticeRule {
  static final NoticeRule INDUSTRIES =
      new EligibilityIsOfTheRegister(
          "industries", "업종", "industry", CodeList.INDUSTRIES, Eligibility::industries);
  static final NoticeRule REGIONS =
      new EligibilityIsOfTheRegister(
          "regions", "지역", "region", CodeList.REGIONS, Eligibility::regions);

  private final String member;
  private final String korean;
  private final String english;
  private final CodeList list;
  private final Function<Eligibility, List<String>> codes;

  private EligibilityIsOfTheRegister(
      String member,
      String korean,
      String english,
      CodeList list,
      Function<Eligibility, List<String>> codes) {
    this.member = member;
    this.korean = korean;
    this.english = english;
    this.list = list;
    this.codes = codes;
  }

  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    List<String> unknown = list.unknown(codes.apply(facts.terms().eligibility()));
    if (unknown.isEmpty()) {
      return Optional.empty();
    }
    String quoted = "'" + String.join("', '", unknown) + "'";
    return Optional.of(
        new Finding(
            member.equals("industries") ? "industry-unlisted" : "region-unlisted",
            "eligibility." + member,
            "등록부에 없는 " + korean + "입니다: " + quoted + ". 목록에서 고르세요.",
            "The register has no " + english + " " + quoted + "; choose from its list."));
  }
}
