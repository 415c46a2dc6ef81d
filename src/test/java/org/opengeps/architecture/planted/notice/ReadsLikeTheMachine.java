package org.opengeps.architecture.planted.notice;

/** Planted. */
record ReadsLikeTheMachine(byte[] bytes) {
  String text() {
    return new String(bytes);
  }
}
