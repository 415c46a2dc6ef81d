package org.opengeps.contract.usecase;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.contract.ContractState;
import org.opengeps.contract.model.ContractFile;
import org.opengeps.contract.model.Offered;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.Suspensions;

/**
 * The file of a lot, for who acts on it.
 *
 * @param suspended {@code round-suspended} while the round stands still
 * @param stood when it stood still
 */
record HeldContract(ContractFile file, Optional<Refusal> suspended, Suspensions stood) {
  ContractState state(Instant at) {
    return file.state(stood, at);
  }

  Optional<Instant> until(Instant at) {
    return file.until(state(at), stood);
  }

  /** Hash of the contract that counts; null before one is sent. */
  Sha256 latest() {
    return file.last().map(Offered::contract).orElse(null);
  }
}
