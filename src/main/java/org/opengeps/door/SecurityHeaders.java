package org.opengeps.door;

import jakarta.inject.Inject;
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
 * Headers of every answer, errors and redirects included. The content security policy allows no
 * inline script and no inline style, and nothing from another host: a page that signs can run only
 * what the build has named.
 */
@WebFilter(filterName = "headers", asyncSupported = true)
public class SecurityHeaders implements Filter {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
          + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String TLS_FOR_A_YEAR = "max-age=31536000";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  @Inject private PublicAddress address;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletResponse http = (HttpServletResponse) response;
    set(http, address.isEncrypted());
    String path = ((HttpServletRequest) request).getServletPath();
    if (path.startsWith("/assets/") && !path.endsWith("manifest.json")) {
      http.setHeader("Cache-Control", FOR_EVER);
    }
    chain.doFilter(request, response);
  }

  /**
   * Sets them; for the page about what went wrong, too, which the container may show before any
   * filter has run.
   */
  public static void set(HttpServletResponse http, boolean encrypted) {
    http.setHeader("Content-Security-Policy", POLICY);
    http.setHeader("X-Content-Type-Options", "nosniff");
    http.setHeader("X-Frame-Options", "DENY");
    http.setHeader("Referrer-Policy", "same-origin");
    http.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    http.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    if (encrypted) {
      http.setHeader("Strict-Transport-Security", TLS_FOR_A_YEAR);
    }
  }
}
