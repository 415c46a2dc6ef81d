package org.opengeps.architecture.planted.rest;

import org.opengeps.architecture.planted.bid.model.Table;

/** Planted. */
record LooksInside(Table table) {}
