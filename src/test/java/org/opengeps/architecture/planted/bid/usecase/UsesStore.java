package org.opengeps.architecture.planted.bid.usecase;

import org.opengeps.architecture.planted.bid.store.Rows;

/** Planted. */
record UsesStore(Rows rows) {}
