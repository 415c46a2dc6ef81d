package org.opengeps.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Remembers what was signed and sent, for the refusal that names it. */
@Provider
public class SentMessageFilter implements ContainerRequestFilter {
  private static final MediaType CMS = MediaType.valueOf(Bodies.CMS);
  @Inject private SentMessage sent;

  @Override
  public void filter(ContainerRequestContext request) {
    boolean signed =
        request.hasEntity()
            && request.getMediaType() != null
            && CMS.isCompatible(request.getMediaType());
    if (signed) {
      request.setEntityStream(sent.hashing(request.getEntityStream()));
    }
  }
}
