package org.opengeps.protocol.cms;

import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.PublicPart;
import org.opengeps.protocol.message.Statement;

/**
 * A bid ready to be sent: statement and envelope. The parts are for the bidder's own eyes.
 *
 * @param statementDer the outer SignedData
 * @param envelopeDer the gated AuthEnvelopedData
 */
public record SealedSubmission(
    Statement statement,
    byte[] statementDer,
    byte[] envelopeDer,
    PublicPart publicPart,
    ConfidentialPart confidentialPart) {}
