package org.opengeps.verifier;

import org.opengeps.payment.TransferOutcome;
import org.opengeps.protocol.cms.SignedDocument;

/**
 * What a bank signed of a transfer.
 *
 * @param name its file
 * @param claim number of the claim, as the name says it
 * @param place of the order among those for the claim
 * @param outcome as the name says it
 */
record BankFile(
    String name, int claim, int place, TransferOutcome outcome, SignedDocument document) {}
