package org.opengeps.client.seal;

import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Notice;

/**
 * A tender that one may seal for: only {@link TenderCheck} makes one.
 *
 * @param noticeHash what the bid refers to
 * @param terms keys of all envelopes of the lot, in its order
 */
public record CheckedTender(
    Notice notice, Sha256 noticeHash, String lot, List<EnvelopeTerms> terms) {}
