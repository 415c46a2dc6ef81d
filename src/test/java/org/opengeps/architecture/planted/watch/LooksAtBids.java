package org.opengeps.architecture.planted.watch;

import org.opengeps.architecture.planted.bid.Word;

/** Planted. */
record LooksAtBids(Word word) {}
