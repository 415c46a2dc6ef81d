package org.opengeps.platform;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The request that is being answered, set by the first filter. The container's own bean for it is
 * lost when a request goes on in another thread, after its body has arrived.
 */
@RequestScoped
public class CurrentRequest {
  private HttpServletRequest request;

  public void set(HttpServletRequest arrived) {
    request = arrived;
  }

  /** Empty outside requests, and where the container refuses one before any filter. */
  public Optional<HttpServletRequest> find() {
    return Optional.ofNullable(request);
  }
}
