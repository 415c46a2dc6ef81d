package org.opengeps.architecture.planted.notice;

import java.time.ZoneId;

/** Planted. */
record LivesWithTheMachine(String text) {
  ZoneId zone() {
    return ZoneId.systemDefault();
  }
}
