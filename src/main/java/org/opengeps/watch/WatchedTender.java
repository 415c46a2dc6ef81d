package org.opengeps.watch;

import java.time.Instant;
import java.util.UUID;
import org.opengeps.notice.TenderNumber;

/**
 * A tender that somebody watches.
 *
 * @param id whoever knows it may end the watch
 * @param since what happened before is not told
 */
public record WatchedTender(UUID id, TenderNumber tender, Instant since) {}
