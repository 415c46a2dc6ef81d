package org.opengeps.ledger.model;

/** Where a complete subtree of 2^level leaves stands: it begins at leaf {@code index * 2^level}. */
public record TreePlace(int level, long index) {}
