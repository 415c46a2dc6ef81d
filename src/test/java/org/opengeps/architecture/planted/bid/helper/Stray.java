package org.opengeps.architecture.planted.bid.helper;

/** Planted. */
record Stray(String text) {}
