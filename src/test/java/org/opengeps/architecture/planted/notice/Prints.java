package org.opengeps.architecture.planted.notice;

/** Planted. */
record Prints(String text) {
  void print() {
    System.out.println(text);
  }
}
