package org.opengeps.client.seal;

import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Slot;

/**
 * A tender that one may seal for: only {@link TenderCheck} makes one.
 *
 * @param noticeHash what the bid refers to
 * @param terms keys of the slot
 */
public record CheckedTender(Notice notice, Sha256 noticeHash, Slot slot, EnvelopeTerms terms) {}
