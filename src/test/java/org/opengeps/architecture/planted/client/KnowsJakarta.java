package org.opengeps.architecture.planted.client;

import jakarta.inject.Inject;

/** Planted. */
record KnowsJakarta(Inject inject) {}
