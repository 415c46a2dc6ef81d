package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.opening.SealedBid;

/** Who signed a bid: public from the opening on. */
@ApplicationScoped
public class FindStatement {
  @Inject private Openings openings;
  @Inject private OpeningCases cases;
  @Inject private Documents documents;

  /**
   * @param tender number of the notice
   * @return empty if the lot is not opened, or has no such bid
   */
  @Transactional
  public Optional<X509Certificate> signer(String tender, String lot, UUID submission) {
    return openings.ofTender(tender).stream()
        .filter(opening -> opening.key().slot().lot().equals(lot))
        .filter(opening -> opening.record().isPresent())
        .findFirst()
        .flatMap(opening -> signer(opening, submission));
  }

  private Optional<X509Certificate> signer(Opening opening, UUID submission) {
    List<ReceiptCore> receptions =
        CloseReveal.from(JsonObject.parseCanonical(documents.get(opening.reveal().orElseThrow())))
            .receptions();
    return IntStream.range(0, receptions.size())
        .filter(place -> receptions.get(place).submission().equals(submission))
        .boxed()
        .flatMap(place -> cases.of(opening).bids().page(place, 1).stream())
        .map(SealedBid::statementDer)
        .map(statement -> SignedDocument.read(statement).signer())
        .findFirst();
  }
}
