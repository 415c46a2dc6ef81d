package org.opengeps.rest.watching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.opengeps.platform.mail.MailRelay;
import org.opengeps.watch.Fill;
import org.opengeps.watch.usecase.TellWatchers;

/**
 * Letters at {@code /health/ready}: how many wait, since when, and how many were given up. Never
 * down: bids are taken whether mail goes out or not.
 */
@Readiness
@ApplicationScoped
public class MailReadiness implements HealthCheck {
  @Inject private TellWatchers letters;
  @Inject private MailRelay relay;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("mail").up();
    if (!relay.isSetUp()) {
      return response.withData("set up", false).build();
    }
    try {
      Fill fill = letters.fill();
      fill.oldest().ifPresent(since -> response.withData("waiting since", since.toString()));
      return response.withData("waiting", fill.waiting()).withData("given up", fill.dead()).build();
    } catch (RuntimeException e) {
      // what the database says of itself stands under its own check
      return response.withData("waiting", "unknown").build();
    }
  }
}
