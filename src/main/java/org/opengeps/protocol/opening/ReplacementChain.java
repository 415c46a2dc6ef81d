package org.opengeps.protocol.opening;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.pki.Certificates;

/** Statements replaced by a later one of the same signer; nobody can replace another's bid. */
final class ReplacementChain {
  private final Map<Sha256, Sha256> signers = new HashMap<>();
  private final Set<Sha256> replaced = new HashSet<>();

  /** The next bid in close order. One whose statement cannot be read replaces nothing. */
  void add(SealedBid bid) {
    Sha256 signer;
    Sha256 earlier;
    try {
      SignedDocument signed = SignedDocument.read(bid.statementDer());
      earlier = Statement.from(signed.json()).replaces();
      signer = Certificates.fingerprint(signed.signer());
    } catch (CmsFormatException | JsonFormatException e) {
      return;
    }
    if (earlier != null && signer.equals(signers.get(earlier))) {
      replaced.add(earlier);
    }
    signers.put(bid.reception().statementHash(), signer);
  }

  boolean isReplaced(Sha256 statement) {
    return replaced.contains(statement);
  }
}
