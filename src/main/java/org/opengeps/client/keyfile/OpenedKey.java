package org.opengeps.client.keyfile;

import java.util.Optional;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.pki.IdentifierRandom;

/**
 * A person's key, ready to sign.
 *
 * @param random the number R beside the key of a Korean authority, with which the certificate shows
 *     whose business number it names
 */
public record OpenedKey(DocumentSigner signer, Optional<IdentifierRandom> random) {}
