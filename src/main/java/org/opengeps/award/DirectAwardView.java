package org.opengeps.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.DirectAward;

/**
 * A purchase on one quote (1인 견적 수의계약).
 *
 * @param content as signed
 * @param signed SHA-256 of the first officer's SignedData
 * @param agency that buys
 * @param approval SHA-256 of the second officer's SignedData; empty while it waits
 * @param approvedAt since when it is public
 */
public record DirectAwardView(
    DirectAward content,
    Sha256 signed,
    OrganisationId agency,
    PersonId proposer,
    Instant proposedAt,
    Optional<Sha256> approval,
    Optional<Instant> approvedAt) {
  private static final int DECIMALS = 3;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Whether the second officer signed: only then anybody but the agency reads it. */
  public boolean isPublic() {
    return approval.isPresent();
  }

  /**
   * The amount in percent of what it could have cost (계약률), which the law wants public; rounded
   * down, so that 100 means all of it.
   *
   * @param ceiling as the rule set of the purchase has it
   */
  public BigDecimal rate(Money ceiling) {
    return content
        .amount()
        .amount()
        .multiply(HUNDRED)
        .divide(ceiling.amount(), DECIMALS, RoundingMode.DOWN);
  }
}
