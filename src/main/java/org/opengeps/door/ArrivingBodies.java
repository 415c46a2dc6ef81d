package org.opengeps.door;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** The request bodies that are on their way, and their bounds. */
@ApplicationScoped
public class ArrivingBodies {
  /** Of one address: a firm's people, or a proxy's that is not a trusted one. */
  static final int OF_ONE = 96;

  static final int OF_ALL = 288;

  /** Bytes that all of them may announce together: they may lie in files until they are whole. */
  static final long ANNOUNCED = 1L << 30;

  /** What counts for one that does not say how long it is. */
  private static final long UNSAID = 1L << 20;

  private final Map<String, Integer> bySender = new HashMap<>();
  private int all;
  private long announced;

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

  /** It has arrived, or will not. */
  synchronized void leave(String sender, long length) {
    all--;
    announced -= counted(length);
    bySender.compute(
        sender, (key, present) -> present == null || present <= 1 ? null : present - 1);
  }
}
