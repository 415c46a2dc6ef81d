package org.opengeps.architecture.planted.bid.model;

/** Planted. */
public record Table(String text) {}
