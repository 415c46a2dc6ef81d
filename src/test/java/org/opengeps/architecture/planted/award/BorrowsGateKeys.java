package org.opengeps.architecture.planted.award;

import org.opengeps.architecture.planted.custody.usecase.LendGateKey;

/** Planted. */
record BorrowsGateKeys(LendGateKey door) {}
