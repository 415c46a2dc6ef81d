package org.opengeps.architecture.planted.award;

import org.opengeps.architecture.planted.bid.Word;

/** Planted. */
record LooksAtBids(Word word) {}
