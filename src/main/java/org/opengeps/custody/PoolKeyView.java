package org.opengeps.custody;

import java.util.Optional;
import org.opengeps.protocol.threshold.CommitteeKey;

/**
 * A key of a ceremony's pool.
 *
 * @param boundTo number of the notice for which it was burnt, empty while it is free
 */
public record PoolKeyView(CommitteeKey key, Optional<String> boundTo) {}
