package org.opengeps.architecture.planted.elsewhere;

/** Planted. */
record Stray(String text) {}
