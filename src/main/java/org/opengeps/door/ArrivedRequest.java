package org.opengeps.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;

/** A request as its sender made it: the proxy in front of the server is invisible behind it. */
final class ArrivedRequest extends HttpServletRequestWrapper {
  private final URI baseUrl;
  private final boolean throughProxy;

  ArrivedRequest(HttpServletRequest request, PublicAddress address) {
    super(request);
    baseUrl = address.baseUrl();
    throughProxy = address.hosts().isPublic(request.getHeader("Host"));
  }

  @Override
  public String getRemoteAddr() {
    return Sender.of(getRequest());
  }

  @Override
  public String getScheme() {
    return throughProxy ? baseUrl.getScheme() : super.getScheme();
  }

  @Override
  public boolean isSecure() {
    return "https".equals(getScheme());
  }

  @Override
  public StringBuffer getRequestURL() {
    return throughProxy
        ? new StringBuffer(baseUrl.getScheme())
            .append("://")
            .append(baseUrl.getRawAuthority())
            .append(getRequestURI())
        : super.getRequestURL();
  }
}
