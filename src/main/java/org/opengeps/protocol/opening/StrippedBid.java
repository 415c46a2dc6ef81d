package org.opengeps.protocol.opening;

import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Statement;

/**
 * A bid with the gate layer taken off; the committee's values open the rest.
 *
 * @param slot which of its envelopes
 * @param reception what the receipt says
 * @param signed the outer SignedData
 * @param statement its content
 */
public record StrippedBid(
    Slot slot,
    ReceiptCore reception,
    SignedDocument signed,
    Statement statement,
    Envelope sealedPublic,
    Envelope sealedConfidential) {}
