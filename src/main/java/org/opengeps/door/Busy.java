package org.opengeps.door;

import org.opengeps.kernel.Refusal;

/** Why the door sends somebody away for a while. */
final class Busy {
  static final Refusal SENDER = Refusal.of("too-many-requests");
  static final Refusal SERVER = Refusal.of("busy");

  /** What was begun could not be done to its end. */
  static final Refusal FULL = Refusal.of("busy.full");

  static final Refusal DATABASE = Refusal.of("database-down");
  static final Refusal DISK = Refusal.of("disk-full");

  private Busy() {}
}
