package org.opengeps.protocol.cms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.PublicPart;
import org.opengeps.protocol.message.Statement;

/**
 * A bid ready to be sent: statement and envelopes.
 *
 * @param statementDer the outer SignedData
 * @param envelopes all of the lot, in its order
 */
public record SealedSubmission(
    Statement statement, byte[] statementDer, List<SealedEnvelope> envelopes) {
  public SealedSubmission {
    envelopes = List.copyOf(envelopes);
  }

  /**
   * One envelope. The parts are for the bidder's own eyes.
   *
   * @param envelope {@code price} or {@code technical}
   * @param der the gated AuthEnvelopedData
   */
  public record SealedEnvelope(
      String envelope, byte[] der, PublicPart publicPart, ConfidentialPart confidentialPart) {}

  /** The gated envelopes by name, in the order of the statement. */
  public Map<String, byte[]> envelopeDers() {
    Map<String, byte[]> ders = new LinkedHashMap<>();
    envelopes.forEach(one -> ders.put(one.envelope(), one.der()));
    return ders;
  }

  /** The first gated envelope, which opens at the opening time. */
  public byte[] envelopeDer() {
    return envelopes.get(0).der();
  }
}
