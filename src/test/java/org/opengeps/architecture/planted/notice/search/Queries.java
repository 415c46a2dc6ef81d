package org.opengeps.architecture.planted.notice.search;

import jakarta.persistence.EntityManager;

/** Planted. */
record Queries(EntityManager entities) {}
