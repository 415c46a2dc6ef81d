package org.opengeps.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Sees to it that no request body of any door keeps a thread for long. */
@Provider
public class PaceFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    if (request.hasEntity()) {
      request.setEntityStream(new PacedBody(request.getEntityStream(), System::nanoTime));
    }
  }
}
