package org.opengeps.ledger.usecase;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;

/** A fact that the tests fire. */
record TestFact(String subject, Sha256 fact, boolean secret, Instant at) implements DomainEvent {
  @Override
  public Kind kind() {
    return new TestKind(secret);
  }

  private record TestKind(boolean secret) implements Kind {
    @Override
    public String word() {
      return "test-fact";
    }
  }

  @Override
  public Optional<Sha256> document() {
    return Optional.of(fact);
  }

  @Override
  public Map<String, String> data() {
    return Map.of("note", "시험");
  }
}
