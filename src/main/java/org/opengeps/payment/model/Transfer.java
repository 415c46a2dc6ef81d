package org.opengeps.payment.model;

import java.time.Instant;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;

/**
 * A transfer about which the bank is asked.
 *
 * @param order hash of the payment order's JSON
 * @param booked whether the money left already, and may only come back
 * @param since when it was approved, or booked
 * @param until first instant after which nobody asks whether the money came back
 */
public record Transfer(
    TenderRef tender,
    String lot,
    Sha256 contract,
    Sha256 claim,
    Sha256 order,
    boolean booked,
    Instant since,
    Instant until) {}
