package org.opengeps.architecture.planted.notice;

import java.time.Instant;

/** Planted. */
record AsksTheTime(String text) {
  static Instant now() {
    return Instant.now();
  }
}
