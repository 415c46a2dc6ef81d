package org.opengeps.rest.identity;

import jakarta.enterprise.context.ApplicationScoped;
import org.opengeps.door.RateLimit;

/**
 * Bounds log-ins of an address. Nobody guesses a signature; but every attempt costs its checking,
 * an authority's answer and a line in the security log.
 */
@ApplicationScoped
public class LogInAttempts {
  private final RateLimit all = new RateLimit(120, 60, System::nanoTime);
  private final RateLimit failed = new RateLimit(30, 10, System::nanoTime);

  /** 0 if the address may try now, else seconds until it may. */
  int secondsUntilNext(String address) {
    int seconds = failed.ask(address);
    return seconds > 0 ? seconds : all.take(address);
  }

  /** A log-in was refused. */
  void failed(String address) {
    failed.take(address);
  }
}
