package org.opengeps.notice.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.OutageDeclaration;

/** Outages that an operator declared, approved or not. */
public interface OutageDeclarations {
  /**
   * One of them.
   *
   * @param document SHA-256 of the operator's SignedData
   * @param approved whether an overseer has approved it
   */
  record Declared(UUID id, Sha256 document, boolean approved) {}

  void add(OutageDeclaration declaration, Sha256 document, Instant at);

  Optional<Declared> find(UUID id);

  /** The same, alone until the transaction ends. */
  Optional<Declared> lock(UUID id);

  void approve(UUID id, Sha256 approval, Instant at);
}
