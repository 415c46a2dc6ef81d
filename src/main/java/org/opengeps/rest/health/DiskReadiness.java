package org.opengeps.rest.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.opengeps.platform.DiskSpace;

/** The disk of the data folder at {@code /health/ready}. */
@Readiness
@ApplicationScoped
public class DiskReadiness implements HealthCheck {
  @Inject private DiskSpace disk;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("disk")
        .status(disk.isEnough())
        .withData("freeMegabytes", disk.freeMegabytes())
        .withData("reserveMegabytes", disk.reserveMegabytes())
        .build();
  }
}
