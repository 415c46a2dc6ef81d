package org.opengeps.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import org.opengeps.platform.ReferenceTime;

/** The shared clock of the nodes in the deployment of the tests, which a test can set off. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestReferenceTime implements ReferenceTime {
  private volatile Duration ahead = Duration.ZERO;

  /** How far it is ahead of the node's clock from now on. */
  public void ahead(Duration by) {
    ahead = by;
  }

  @Override
  public Instant now() {
    return TestClock.INSTANCE.instant().plus(ahead);
  }
}
