package org.opengeps.architecture.planted.notice.usecase;

import jakarta.persistence.EntityManager;

/** Planted. */
record Queries(EntityManager entities) {}
