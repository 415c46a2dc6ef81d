package org.opengeps.architecture.planted.bid;

/** Planted. */
public record Word(String text) {}
