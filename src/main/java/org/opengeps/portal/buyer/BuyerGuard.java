package org.opengeps.portal.buyer;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.opengeps.door.Sender;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;
import org.opengeps.platform.SecurityLog;
import org.opengeps.portal.page.Visitor;

/**
 * Lets officers in, sends visitors to the log-in. What an officer may do is decided by the use
 * cases.
 */
@WebFilter(filterName = "buyerGuard")
public class BuyerGuard implements Filter {
  @Inject private CurrentActor visitor;
  @Inject private SecurityLog security;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletResponse http = (HttpServletResponse) response;
    String path = Visitor.address((HttpServletRequest) request);
    if (path.matches("/buyer/?(\\?.*)?")) {
      // with the query, which may choose the language
      http.sendRedirect("/buyer/today.xhtml" + path.replaceFirst("^/buyer/?", ""));
      return;
    }
    Optional<Actor> actor = visitor.find();
    if (actor.isEmpty()) {
      http.sendRedirect("/login?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
    } else if (actor
        .get()
        .lacking(
            Role.CONTRACTING_OFFICER,
            Role.APPROVING_OFFICER,
            Role.EVALUATOR,
            Role.AGENCY_ADMINISTRATOR)
        .isPresent()) {
      security.refused(
          "role-missing",
          "at",
          ((HttpServletRequest) request).getRequestURI(),
          "person",
          actor.get().person().value(),
          "from",
          Sender.of(request));
      http.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else {
      chain.doFilter(request, response);
    }
  }
}
