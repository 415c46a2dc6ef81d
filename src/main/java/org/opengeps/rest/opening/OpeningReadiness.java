package org.opengeps.rest.opening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.opengeps.bid.usecase.ClosingAlarms;
import org.opengeps.opening.usecase.OpeningAlarms;

/**
 * Openings at {@code /health/ready}: down while one stands still, because something that it needs
 * is not stored as it was received. The other tenders go on; somebody must restore rows.
 */
@Readiness
@ApplicationScoped
public class OpeningReadiness implements HealthCheck {
  @Inject private OpeningAlarms openings;
  @Inject private ClosingAlarms closings;

  @Override
  public HealthCheckResponse call() {
    Map<String, String> held = new TreeMap<>(openings.reasons());
    closings.reasons().forEach((tender, why) -> held.put("closing of " + tender, why));
    var response = HealthCheckResponse.named("openings").status(held.isEmpty());
    held.forEach(response::withData);
    return response.build();
  }
}
