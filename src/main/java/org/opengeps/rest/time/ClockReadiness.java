package org.opengeps.rest.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.opengeps.platform.NodeClock;

/**
 * The node's clock at {@code /health/ready}: down while it is off, so that a load balancer sends
 * bids to another node.
 */
@Readiness
@ApplicationScoped
public class ClockReadiness implements HealthCheck {
  @Inject private NodeClock nodeClock;

  @Override
  public HealthCheckResponse call() {
    NodeClock.Offset offset = nodeClock.offset();
    return HealthCheckResponse.named("clock")
        .status(!offset.isOff())
        .withData("offsetMillis", offset.offset().toMillis())
        .withData("uncertaintyMillis", offset.uncertainty().toMillis())
        .withData("toleranceMillis", NodeClock.TOLERANCE.toMillis())
        .build();
  }
}
