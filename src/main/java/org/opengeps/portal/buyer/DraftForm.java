package org.opengeps.portal.buyer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.opengeps.notice.DraftTerms;
import org.opengeps.platform.RuleSet;

/**
 * What the fields of a draft begin with. Getters, because expressions of Faces 4 cannot read record
 * components.
 *
 * <p>Times are local in the official zone; amounts are digits.
 */
public final class DraftForm {
  private static final Duration PRACTICE_BIDDING = Duration.ofMinutes(20);
  private static final Duration BIDDING = Duration.ofDays(15);

  private final String ruleSet;
  private final String closesAt;
  private final String opensAt;
  private final DraftTerms terms;

  private DraftForm(String ruleSet, String closesAt, String opensAt, DraftTerms terms) {
    this.ruleSet = ruleSet;
    this.closesAt = closesAt;
    this.opensAt = opensAt;
    this.terms = terms;
  }

  /** Times that the rules allow, counted from now; everything else empty. */
  static DraftForm template(RuleSet rules, Instant now) {
    Instant closes =
        now.plus(rules.isPractice() ? PRACTICE_BIDDING : BIDDING).truncatedTo(ChronoUnit.MINUTES);
    return new DraftForm(
        rules.id(),
        OfficialTime.field(closes),
        OfficialTime.field(closes.plus(rules.openingDelay())),
        null);
  }

  /** The same times with the texts and amounts of another notice. */
  DraftForm with(DraftTerms other) {
    return new DraftForm(ruleSet, closesAt, opensAt, other);
  }

  public String getRuleSet() {
    return ruleSet;
  }

  public String getClosesAt() {
    return closesAt;
  }

  public String getOpensAt() {
    return opensAt;
  }

  public String getTitleKo() {
    return terms == null ? "" : terms.title().ko();
  }

  public String getTitleEn() {
    return terms == null ? "" : terms.title().en();
  }

  public String getDescriptionKo() {
    return terms == null ? "" : terms.description().ko();
  }

  public String getDescriptionEn() {
    return terms == null ? "" : terms.description().en();
  }

  public String getEstimatedAmount() {
    return terms == null ? "" : terms.estimatedAmount().digits();
  }

  public String getBaseAmount() {
    return terms == null ? "" : terms.baseAmount().digits();
  }

  public String getDeductibleA() {
    return terms == null ? "0" : terms.deductibleA().digits();
  }

  public String getIndustries() {
    return terms == null ? "" : String.join(", ", terms.requirements().industries());
  }

  public String getRegions() {
    return terms == null ? "" : String.join(", ", terms.requirements().regions());
  }

  /** Documents that are stored already, as JSON for the page's script. */
  public String getDocuments() {
    return terms == null
        ? "[]"
        : terms.documents().stream()
            .map(document -> document.toJson().toString())
            .collect(Collectors.joining(",", "[", "]"));
  }
}
