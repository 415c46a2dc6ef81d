package org.opengeps.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;

/**
 * Sees to it that no request body of any door keeps a thread for long, and remembers what was
 * signed and sent.
 */
@Provider
public class PaceFilter implements ContainerRequestFilter {
  private static final MediaType CMS = MediaType.valueOf(Bodies.CMS);
  @Inject private SentMessage sent;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.hasEntity()) {
      InputStream body = new PacedBody(request.getEntityStream(), System::nanoTime);
      boolean signed = request.getMediaType() != null && CMS.isCompatible(request.getMediaType());
      request.setEntityStream(signed ? sent.hashing(body) : body);
    }
  }
}
