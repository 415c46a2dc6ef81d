package org.opengeps.architecture.planted.notice;

import jakarta.ws.rs.core.Response;

/** Planted. */
record SpeaksRest(Response response) {}
