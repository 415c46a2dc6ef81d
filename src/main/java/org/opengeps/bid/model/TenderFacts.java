package org.opengeps.bid.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.Eligibility;

/**
 * What the intake needs to know of a tender: the notice in force, in the words of this context.
 *
 * @param tender reference of the latest notice version
 * @param noticeHash its hash
 * @param goodNotices hashes of the versions for which a bid may have been sealed: the one in force,
 *     and earlier ones as long as every correction since then said that sealed bids are kept
 * @param era hash of the oldest of these: a correction that has bids sealed anew begins another
 *     era, in which every supplier has its one place again
 * @param noticedAt when the first order was published: what suppliers were registered for then
 *     counts
 * @param receiptOpensAt first instant at which bids are taken
 * @param awaitsBaseAmount whether the base amount is still to be said: no bids before
 * @param closesAt first instant at which they are taken no more
 * @param registrationEnds first instant at which a newcomer's registration is too late
 * @param cancelled whether the notice was cancelled
 * @param eligibility what the notice requires of a firm
 * @param lots that take bids now or did last, by name
 * @param over names of those that took bids before a re-bid
 * @param drain how long the closing waits at most for bids that came in time to be decided
 */
public record TenderFacts(
    TenderRef tender,
    Sha256 noticeHash,
    Set<Sha256> goodNotices,
    Sha256 era,
    Instant noticedAt,
    Instant receiptOpensAt,
    boolean awaitsBaseAmount,
    Instant closesAt,
    Instant registrationEnds,
    boolean cancelled,
    Eligibility eligibility,
    Map<String, LotGate> lots,
    Set<String> over,
    Duration drain) {}
