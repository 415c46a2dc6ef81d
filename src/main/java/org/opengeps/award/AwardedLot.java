package org.opengeps.award;

import java.time.Instant;
import org.opengeps.kernel.Money;

/**
 * Who got a lot, or is meant to, by the latest decision.
 *
 * @param tender number without order
 * @param supplier business number
 */
public record AwardedLot(String tender, String lot, String supplier, Money amount, Instant at) {}
