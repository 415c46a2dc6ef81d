package org.opengeps.watch;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Somebody who follows tenders.
 *
 * @param language of the letters, {@code ko} or {@code en}
 * @param zone whose eight o'clock a daily letter waits for
 * @param address where letters go; personal data
 * @param confirmed whether its owner agreed: no letters but the one that asks go before
 * @param readAt what happened since is marked as new
 */
public record Follower(
    String language, ZoneId zone, Optional<String> address, boolean confirmed, Instant readAt) {}
