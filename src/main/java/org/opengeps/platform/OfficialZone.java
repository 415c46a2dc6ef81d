package org.opengeps.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The zone in which this deployment shows times that belong to no single tender: that of its rule
 * set. Times of a tender are shown in the zone that its notice names.
 */
@ApplicationScoped
public class OfficialZone {
  @Inject private RuleSets ruleSets;

  @Inject
  @ConfigProperty(name = "opengeps.rules", defaultValue = "kr-local-works")
  private String rules;

  public ZoneId zone() {
    return ruleSets.get(rules).zone();
  }
}
