package org.opengeps.method;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.kernel.Money;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.NoticeTerms.Business;

/**
 * What a draft says that an award method may look at.
 *
 * @param business what is bought
 * @param noticeDate by which rows of the rule set are chosen
 * @param estimatedAmount 추정가격, without VAT
 * @param baseAmount 기초금액; empty where none is given
 * @param award the drafted parameters of the method, as they came
 */
public record Drafted(
    Business business,
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

  /** What the draft says of a parameter of the method; empty where it leaves it open. */
  public <T> Optional<T> term(String member, Function<String, T> reader) {
    return award.has(member) && !award.isNull(member)
        ? Optional.of(award.value(member, reader))
        : Optional.empty();
  }

  /** The same of an amount, in the currency of the draft. */
  public Optional<Money> amount(String member) {
    return term(member, estimatedAmount.currency()::read);
  }
}
