package org.opengeps.architecture.planted.bid;

/** Planted. */
record LooksRight(org.opengeps.architecture.planted.opening.Word word) {}
