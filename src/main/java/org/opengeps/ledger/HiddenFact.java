package org.opengeps.ledger;

import java.time.Instant;
import org.opengeps.kernel.Sha256;

/**
 * A fact that stands in the log as a hidden leaf, for those who may see it.
 *
 * @param batch index of the entry of its batch
 * @param fact hash of it, under which it lies in the document store
 * @param at time of the batch: the end of the second in which it was made
 */
public record HiddenFact(long batch, String kind, String subject, Sha256 fact, Instant at) {}
