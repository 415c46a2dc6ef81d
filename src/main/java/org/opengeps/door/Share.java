package org.opengeps.door;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How many places of a lane one address may hold at a time; forgets whoever holds none. */
final class Share {
  private final int most;
  private final Map<String, Integer> held = new HashMap<>();

  Share(int most) {
    this.most = most;
  }

  /** Takes one, waiting so long if need be; false if none was given back in that time. */
  synchronized boolean take(String address, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (held.getOrDefault(address, 0) >= most) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    held.merge(address, 1, Integer::sum);
    return true;
  }

  synchronized void give(String address) {
    held.computeIfPresent(address, (known, count) -> count == 1 ? null : count - 1);
    notifyAll();
  }

  /** Addresses that hold something. */
  synchronized int size() {
    return held.size();
  }
}
