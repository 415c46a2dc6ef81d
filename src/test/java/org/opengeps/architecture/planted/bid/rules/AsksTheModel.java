package org.opengeps.architecture.planted.bid.rules;

import org.opengeps.architecture.planted.bid.model.Table;

/** Planted. */
record AsksTheModel(Table table) {}
