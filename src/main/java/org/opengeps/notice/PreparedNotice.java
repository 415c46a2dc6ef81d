package org.opengeps.notice;

import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;

/**
 * A notice that waits for the officer's signature.
 *
 * @param canonical exactly the bytes to sign; shared, not copied
 * @param hash of these bytes
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
public record PreparedNotice(DraftId draft, TenderRef ref, Sha256 hash, byte[] canonical) {}
