package org.opengeps.client.seal;

import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Notice;

/**
 * A tender that one may seal for: only {@link TenderCheck} makes one.
 *
 * @param noticeHash what the bid refers to
 * @param terms keys of all envelopes of the lot, in its order
 */
public record CheckedTender(
    Notice notice, Sha256 noticeHash, String lot, List<EnvelopeTerms> terms) {
  /**
   * For what keys are good once: the tender, or one of its lots in one of their rounds. {@code
   * R26BK00000001}, {@code R26BK00000001/0.1}.
   */
  public String place() {
    String number = notice.ref().number();
    return lot.equals("0") ? number : number + "/" + lot;
  }
}
