package org.opengeps.verifier;

import org.opengeps.protocol.cms.SignedDocument;

/**
 * A signed document of a bundle, read.
 *
 * @param name its file
 */
record Signed<T>(String name, SignedDocument document, T content) {}
