package org.opengeps.award;

import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.method.Sheet;
import org.opengeps.protocol.message.Award.Score;

/**
 * What a firm is asked for with one of its bids.
 *
 * @param sheet by which it is examined
 * @param computed the computed items of its sheet
 * @param requests in the order of asking; none if nobody has called it
 */
public record AskedOfFirm(
    TenderRef tender,
    String lot,
    Sha256 rankingHash,
    Sheet sheet,
    List<Score> computed,
    List<RequestView> requests) {
  public AskedOfFirm {
    computed = List.copyOf(computed);
    requests = List.copyOf(requests);
  }
}
