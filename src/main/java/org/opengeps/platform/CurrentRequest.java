package org.opengeps.platform;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The request that is being answered as the first filter found it: with the sender's own address
 * and scheme, which the container's bean does not know behind a proxy.
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
