package org.opengeps.platform;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;

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

  /**
   * @throws IllegalStateException outside requests
   */
  public HttpServletRequest get() {
    if (request == null) {
      throw new IllegalStateException("there is no request");
    }
    return request;
  }
}
