package org.opengeps.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Takes the place of the system clock in the deployment of the tests, and only there. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestClockProducer {
  @Produces
  public Clock clock() {
    return TestClock.INSTANCE;
  }
}
