package org.opengeps.opening.model;

import java.time.Instant;
import org.opengeps.kernel.Sha256;

/**
 * A partial message that came in.
 *
 * @param list {@code public} or {@code confidential}; null for a false one
 * @param member index from 1
 * @param document hash of the SignedData
 * @param code null, or what was wrong
 */
public record PostedPartial(String list, int member, Sha256 document, String code, Instant at) {}
