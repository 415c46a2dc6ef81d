package org.opengeps.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.LocalText;

/**
 * What an outage did to one tender.
 *
 * @param ref of the order that it made
 * @param title of the tender
 * @param zone in which its notice says its times
 * @param clause of the outage rule
 */
public record PostponementView(
    TenderRef ref,
    LocalText title,
    ZoneId zone,
    UUID incident,
    String clause,
    Instant closedBefore,
    Instant closesAt,
    Instant openedBefore,
    Instant opensAt) {}
