package org.opengeps.contract;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.TenderRef;

/**
 * A contract that does not exist yet, for lists.
 *
 * @param since when it came into this state, or the award was decided
 * @param until when the next thing is to be done; empty while the round stands still
 */
public record ContractDue(
    TenderRef tender, String lot, ContractState state, Instant since, Optional<Instant> until) {}
