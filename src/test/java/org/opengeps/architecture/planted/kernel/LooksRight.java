package org.opengeps.architecture.planted.kernel;

import org.opengeps.architecture.planted.bid.Word;

/** Planted. */
record LooksRight(Word word) {}
