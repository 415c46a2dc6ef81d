package org.opengeps.architecture.planted.kernel;

import org.bouncycastle.math.ec.ECPoint;

/** Planted. */
record KnowsLibraries(ECPoint point) {}
