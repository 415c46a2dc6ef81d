package org.opengeps.verifier;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.ReceiptCore;

/** Who signed a bid: statements lie in the order of the close set. */
final class BidSigners {
  private BidSigners() {}

  static Optional<X509Certificate> of(Bundle bundle, UUID submission) {
    List<ReceiptCore> receptions = bundle.reveal.map(CloseReveal::receptions).orElse(List.of());
    return IntStream.range(0, receptions.size())
        .filter(place -> receptions.get(place).submission().equals(submission))
        .boxed()
        .flatMap(place -> bundle.files.find(Bundle.statementName(place + 1)).stream())
        .map(statement -> SignedDocument.read(statement).signer())
        .findFirst();
  }
}
