package org.opengeps.architecture.planted.bid.rules;

import jakarta.inject.Inject;

/** Planted. */
record KnowsJakarta(Inject inject) {}
