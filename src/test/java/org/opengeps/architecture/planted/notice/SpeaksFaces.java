package org.opengeps.architecture.planted.notice;

import jakarta.faces.context.FacesContext;

/** Planted. */
record SpeaksFaces(FacesContext context) {}
