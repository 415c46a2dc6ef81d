package org.opengeps.rest.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.opengeps.ledger.LogHealth;
import org.opengeps.ledger.usecase.LogState;

/**
 * The log at {@code /health/ready}: down while it is read-only, so that a load balancer sends
 * nobody to a node that can record nothing, and when the witness has been silent for a minute.
 */
@Readiness
@ApplicationScoped
public class LogReadiness implements HealthCheck {
  @Inject private LogState state;

  @Override
  public HealthCheckResponse call() {
    LogHealth health = state.health();
    return HealthCheckResponse.named("ledger")
        .status(health.state() != LogHealth.State.READ_ONLY && !state.isWitnessLost())
        .withData("state", health.state().name())
        .withData("detail", health.detail())
        .withData("size", health.size())
        .withData("published", health.published())
        .build();
  }
}
