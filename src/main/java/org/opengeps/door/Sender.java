package org.opengeps.door;

import jakarta.servlet.ServletRequest;

/** The address a request came from, as far as it can be trusted; found once, at the front door. */
public final class Sender {
  static final String ATTRIBUTE = "opengeps.sender";

  private Sender() {}

  /** A literal address: {@code 192.0.2.7}. */
  public static String of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String found
        ? found
        : request.getRemoteAddr();
  }
}
