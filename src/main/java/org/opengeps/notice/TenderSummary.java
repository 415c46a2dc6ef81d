package org.opengeps.notice;

import java.time.Instant;
import java.time.ZoneId;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.LocalText;

/**
 * One row of the public list.
 *
 * @param ref number and current order
 * @param agencyCode code of the agency
 * @param bodyName of the demanding body (수요기관), often the agency itself
 * @param zone in which the notice says its times
 * @param baseAmount null where no price is drawn, or while it is still to be said
 * @param awaitsBaseAmount whether a later order is to say it: no bids before
 * @param businessType {@code works}, {@code goods} or {@code services}
 * @param lots how many there are
 * @param envelopes how many a bid has: two where prices are opened after the technical bids
 * @param stages how many the procedure has: two where those who passed are asked for prices
 * @param stage which of them the current order asks bids for, from 1; of several lots the furthest
 * @param rounds how often lots were bid for after the first time
 */
public record TenderSummary(
    TenderRef ref,
    TenderState state,
    LocalText title,
    String agencyCode,
    LocalText agencyName,
    LocalText bodyName,
    String businessType,
    int lots,
    int envelopes,
    int stages,
    int stage,
    int rounds,
    Money estimatedAmount,
    Money baseAmount,
    boolean awaitsBaseAmount,
    Instant noticedAt,
    Instant receiptOpensAt,
    Instant closesAt,
    Instant opensAt,
    ZoneId zone,
    boolean practice) {}
