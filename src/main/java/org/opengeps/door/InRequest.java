package org.opengeps.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.opengeps.platform.CurrentRequest;

/**
 * Goes on with a request in another thread. The container gives it no request context there, so it
 * gets one here.
 */
@ApplicationScoped
public class InRequest {
  @Inject private CurrentRequest current;

  @ActivateRequestContext
  public void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    current.set(request);
    chain.doFilter(request, response);
  }
}
