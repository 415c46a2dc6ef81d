package org.opengeps.bid.model;

import org.opengeps.bid.EnvelopeRef;
import org.opengeps.kernel.Sha256;

/**
 * A closing that has happened.
 *
 * @param envelope with the notice version in force at closing
 * @param closeHash hash of the close document
 * @param salt hides the commitment
 */
public record Closing(EnvelopeRef envelope, Sha256 closeHash, Sha256 salt) {}
