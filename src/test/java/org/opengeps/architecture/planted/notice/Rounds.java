package org.opengeps.architecture.planted.notice;

/** Planted. */
record Rounds(double rate) {}
