package org.opengeps.opening;

import java.util.List;
import org.opengeps.ledger.EntryProof;
import org.opengeps.notice.NoticeView;

/**
 * What an officer's client needs to open, besides the bids, which it reads page by page: it checks
 * and derives everything itself.
 *
 * @param notices orders from the first to the one in force at closing, as signed
 * @param close canonical {@code opengeps/close/1}
 * @param closeEntry the log entry of the closing, under a witnessed checkpoint
 * @param reveal canonical {@code opengeps/close-reveal/1}
 * @param gateKey canonical {@code opengeps/gate-key/1}
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on; nobody compares packages
public record OpeningPackage(
    List<NoticeView> notices, byte[] close, EntryProof closeEntry, byte[] reveal, byte[] gateKey) {}
