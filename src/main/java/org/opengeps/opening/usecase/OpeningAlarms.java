package org.opengeps.opening.usecase;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.logging.Logger;
import org.opengeps.platform.Standstills;

/** Openings that stand still, on this node. */
@ApplicationScoped
public class OpeningAlarms {
  @Inject private Clock clock;
  private Standstills standstills;

  @PostConstruct
  void begin() {
    standstills =
        new Standstills(Logger.getLogger(OpeningAlarms.class.getName()), "the opening of", clock);
  }

  /** Why, by tender; empty if all is well. */
  public Map<String, String> reasons() {
    return standstills.reasons();
  }

  void held(Object key, RuntimeException cause) {
    standstills.held(key.toString(), cause);
  }

  void over(Object key) {
    standstills.over(key.toString());
  }
}
