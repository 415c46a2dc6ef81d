package org.opengeps.portal.page;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Headers of every answer. The content security policy allows no inline script and no inline style,
 * and nothing from another host: a page that signs can run only what the build has named.
 */
@WebFilter(filterName = "securityHeaders", urlPatterns = "/*", asyncSupported = true)
public class SecurityHeaders implements Filter {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
          + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletResponse http = (HttpServletResponse) response;
    http.setHeader("Content-Security-Policy", POLICY);
    http.setHeader("X-Content-Type-Options", "nosniff");
    http.setHeader("X-Frame-Options", "DENY");
    http.setHeader("Referrer-Policy", "same-origin");
    http.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    http.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    String path = ((HttpServletRequest) request).getServletPath();
    if (path.startsWith("/assets/") && !path.endsWith("manifest.json")) {
      http.setHeader("Cache-Control", FOR_EVER);
    }
    chain.doFilter(request, response);
  }
}
