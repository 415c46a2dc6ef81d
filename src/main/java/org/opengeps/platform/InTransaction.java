package org.opengeps.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/**
 * A transaction for a part of a use case, where the rest (asking authorities over HTTP) must stay
 * outside. A bean cannot call its own transactional methods: the container does not intercept calls
 * from a bean to itself.
 */
@ApplicationScoped
public class InTransaction {
  /** Runs the work in a transaction; an exception rolls it back. */
  @Transactional
  public <T> T call(Supplier<T> work) {
    return work.get();
  }

  /** The same without a result. */
  @Transactional
  public void run(Runnable work) {
    work.run();
  }
}
