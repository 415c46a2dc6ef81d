package org.opengeps.method;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/**
 * What a draft says that an award method may look at.
 *
 * @param businessType what is bought
 * @param noticeDate by which rows of the rule set are chosen
 * @param estimatedAmount 추정가격, without VAT
 * @param baseAmount 기초금액; empty where none is given
 * @param award the drafted parameters of the method, as they came
 */
public record Drafted(
    BusinessType businessType,
    LocalDate noticeDate,
    Money estimatedAmount,
    Optional<Money> baseAmount,
    JsonObject award) {
  /** A member that the draft gives and that is none of these. */
  Optional<String> unknown(List<String> terms) {
    return award.names().stream()
        .filter(name -> !terms.contains(name) && !award.isNull(name))
        .findFirst();
  }
}
