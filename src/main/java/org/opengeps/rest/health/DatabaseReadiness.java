package org.opengeps.rest.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.opengeps.platform.DatabasePulse;

/** The database at {@code /health/ready}, asked at the moment of the question. */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {
  @Inject private DatabasePulse pulse;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(pulse.ask()).build();
  }
}
