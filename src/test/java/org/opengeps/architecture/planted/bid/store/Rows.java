package org.opengeps.architecture.planted.bid.store;

/** Planted. */
public record Rows(String text) {}
