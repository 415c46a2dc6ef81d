package org.opengeps.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/**
 * The one clock of the engine, in UTC. Everything else injects {@link Clock}; tests bring an
 * alternative of their own.
 */
@ApplicationScoped
public class SystemClock {
  @Produces
  public Clock clock() {
    return Clock.systemUTC();
  }
}
