package org.opengeps.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses to start in a Java machine that would read stored times in a zone with summer time, or
 * that writes numbers and letters in a way of its own. {@code opengeps.jar} makes a machine that is
 * right; a server of somebody else's must be started so.
 */
@ApplicationScoped
public class Surroundings {
  void judge(
      @Observes
          @Initialized(ApplicationScoped.class)
          @Priority(Interceptor.Priority.PLATFORM_BEFORE)
          Object started) {
    objection(ZoneId.systemDefault(), Locale.getDefault())
        .ifPresent(
            sentence -> {
              throw new IllegalStateException(sentence);
            });
  }

  /** What is wrong with the machine's zone and language, and how to start it; empty if nothing. */
  static Optional<String> objection(ZoneId zone, Locale language) {
    if (!zone.getRules().equals(ZoneOffset.UTC.getRules())) {
      return Optional.of(
          "The zone of this Java machine is "
              + zone
              + "; stored times would be shifted. Start it with -Duser.timezone=UTC.");
    }
    boolean plain =
        String.format(language, "%d", 1234567890).equals("1234567890")
            && "TITLE".toLowerCase(language).equals("title");
    return plain
        ? Optional.empty()
        : Optional.of(
            "The language of this Java machine is "
                + language
                + ", which has digits or letters of its own. Start it with -Duser.language=en.");
  }
}
