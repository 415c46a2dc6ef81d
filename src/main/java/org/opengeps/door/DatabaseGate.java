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
import java.util.regex.Pattern;
import org.opengeps.platform.DatabasePulse;
import org.opengeps.platform.DiskSpace;

/**
 * While the database does not answer, or its disk is nearly full, everybody is told so at once
 * instead of waiting for it.
 */
@WebFilter(filterName = "databaseGate", asyncSupported = true)
public class DatabaseGate implements Filter {
  private static final int UNAVAILABLE = 503;
  private static final int DISK_SECONDS = 60;

  /** What is answered without the database. */
  private static final Pattern WITHOUT =
      Pattern.compile("/(assets|images)/.*|/health(/.*)?|/metrics(/.*)?|/favicon.ico|/robots.txt");

  @Inject private DatabasePulse pulse;
  @Inject private DiskSpace disk;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    if (WITHOUT.matcher(http.getRequestURI()).matches()) {
      chain.doFilter(request, response);
    } else if (!pulse.isUp()) {
      ShortAnswer.databaseDown(http, answer);
    } else if (writes(http) && !disk.isEnough()) {
      ShortAnswer.later(http, answer, UNAVAILABLE, DISK_SECONDS, Busy.DISK);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean writes(HttpServletRequest request) {
    return !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
  }
}
