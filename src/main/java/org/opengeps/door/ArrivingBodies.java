package org.opengeps.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opengeps.platform.Scheduler;

/** The request bodies that are on their way, and their bounds. */
@ApplicationScoped
public class ArrivingBodies {
  /** Of one address: a firm's people, or a proxy's that is not a trusted one. */
  static final int OF_ONE = 256;

  static final int OF_ALL = 2000;

  /** Bytes that all of them may announce together: they may lie in files until they are whole. */
  static final long ANNOUNCED = 1L << 30;

  /** What counts for one that does not say how long it is. */
  private static final long UNSAID = 1L << 20;

  private final Set<Arriving> underWay = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> bySender = new HashMap<>();
  private int all;
  private long announced;

  @Inject private Scheduler scheduler;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    scheduler.every(
        Duration.ofSeconds(1), "slow senders", () -> underWay.forEach(Arriving::endIfTooSlow));
  }

  /** Whether one more may come from there; if so it is counted until its end. */
  synchronized boolean enter(String sender, long length) {
    int present = bySender.getOrDefault(sender, 0);
    if (present >= OF_ONE || all >= OF_ALL || announced + counted(length) > ANNOUNCED) {
      return false;
    }
    bySender.put(sender, present + 1);
    all++;
    announced += counted(length);
    return true;
  }

  private static long counted(long length) {
    return length < 0 ? UNSAID : length;
  }

  private synchronized void leave(String sender, long length) {
    all--;
    announced -= counted(length);
    bySender.compute(
        sender, (key, present) -> present == null || present <= 1 ? null : present - 1);
  }

  /** Watches a body from now to its end. */
  Arriving begin(AsyncContext context, HttpServletRequest request, String sender)
      throws IOException {
    long length = request.getContentLengthLong();
    Arriving[] self = new Arriving[1];
    self[0] =
        new Arriving(
            context,
            request,
            () -> {
              underWay.remove(self[0]);
              leave(sender, length);
            });
    underWay.add(self[0]);
    return self[0];
  }
}
