package org.opengeps.architecture.planted.notice;

/** Planted. */
record SpeaksTheMachine(String text, int count) {
  String line() {
    return String.format("%d", count);
  }
}
