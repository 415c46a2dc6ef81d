package org.opengeps.bid.model;

import org.opengeps.bid.LotRef;
import org.opengeps.kernel.Sha256;

/**
 * A closing that has happened.
 *
 * @param lot with the notice version in force at closing
 * @param closeHash hash of the close document
 * @param salt hides the commitment
 */
public record Closing(LotRef lot, Sha256 closeHash, Sha256 salt) {}
