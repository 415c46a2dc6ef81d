package org.opengeps.award;

import java.time.Instant;
import java.util.UUID;
import org.opengeps.kernel.Sha256;

/**
 * That a candidate does not want the contract.
 *
 * @param signed SHA-256 of the bidder's SignedData in the document store
 */
public record WaiverView(UUID submission, Sha256 signed, Instant at) {}
