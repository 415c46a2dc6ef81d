package org.opengeps.award.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.identity.Signed;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.TenderNumber;
import org.opengeps.opening.usecase.FindStatement;
import org.opengeps.protocol.message.RoundMessage;
import org.opengeps.protocol.pki.CertifiedSigner;

/** What a bidder signs in the round is about its own bid. */
@Dependent
class BidderActs {
  @Inject private FindStatement statements;

  /** {@code tender-differs}, where a message is about another tender than its door. */
  static Optional<Refusal> elsewhere(TenderNumber number, TenderRef named) {
    return TenderNumber.of(named).equals(number)
        ? Optional.empty()
        : Optional.of(
            Refusal.of("tender-differs").with("named", named).with("asked", number.toString()));
  }

  /** As the verifier sees it: the certificates of bid and message speak for the same firm. */
  Optional<Refusal> foreign(RoundMessage message, Signed<?> signed) {
    return statements
            .signer(message.tender().number(), message.lot(), message.submission())
            .filter(
                bidder ->
                    CertifiedSigner.isSameOrganisation(
                        bidder, signed.message().document().signer()))
            .isPresent()
        ? Optional.empty()
        : Optional.of(Refusal.of("foreign-bid").with("submission", message.submission()));
  }
}
