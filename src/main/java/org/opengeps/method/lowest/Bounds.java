package org.opengeps.method.lowest;

import java.util.Optional;
import org.opengeps.kernel.Money;

/**
 * Between which amounts a bid may win.
 *
 * @param minimumBid 낙찰하한금액
 * @param floor of the 98 % rule; empty where it does not hold
 * @param estimatedPrice 예정가격
 */
public record Bounds(Money minimumBid, Optional<Money> floor, Money estimatedPrice) {}
