package org.opengeps.award.model;

import java.time.Instant;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;

/**
 * A lot that was ranked.
 *
 * @param tender with the order in force at the opening
 * @param rankingHash hash of the canonical ranking
 * @param signedHash SHA-256 of the signed ranking in the document store
 * @param recordHash SHA-256 of the signed opening record in the document store
 */
public record Ranked(
    TenderRef tender,
    String lot,
    Sha256 rankingHash,
    Sha256 signedHash,
    Sha256 recordHash,
    Instant at) {
  public LotKey key() {
    return LotKey.of(tender, lot);
  }
}
