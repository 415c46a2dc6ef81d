package org.opengeps.ledger;

import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.InclusionProof;

/**
 * A hidden leaf with what opens it.
 *
 * @param batch index of the batch's entry
 * @param fact hash of the canonical fact, which lies in the document store
 * @param inBatch from the leaf value to the batch's root
 */
public record RevealedLeaf(
    long batch, Sha256 salt, String kind, Sha256 fact, InclusionProof inBatch) {}
