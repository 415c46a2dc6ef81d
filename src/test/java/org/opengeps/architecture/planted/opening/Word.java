package org.opengeps.architecture.planted.opening;

/** Planted. */
public record Word(String text) {}
