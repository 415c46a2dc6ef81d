package org.opengeps.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.opengeps.identity.Role;

/**
 * Who looks at a page, as far as the frame of the page needs it.
 *
 * @param language of the page
 * @param path of the page below the context root, for the language switch and the marked menu entry
 * @param query query string without the language, or empty
 * @param name of the person logged in, or null
 * @param sitting name of the log-in session for the page's scripts, or null
 * @param roles what the person may do; none of a visitor
 */
public record Visitor(
    Language language, String path, String query, String name, Set<Role> roles, String sitting) {
  private static final Set<Role> BUYERS =
      Set.of(
          Role.CONTRACTING_OFFICER,
          Role.APPROVING_OFFICER,
          Role.EVALUATOR,
          Role.AGENCY_ADMINISTRATOR);

  public Visitor {
    roles = Set.copyOf(roles);
  }

  public Visitor(Language language, String path, String query) {
    this(language, path, query, null, Set.of(), null);
  }

  /** Whether the person acts for a firm that bids. */
  public boolean isSupplier() {
    return roles.contains(Role.SUPPLIER_BIDDER);
  }

  /** Whether the person may use the buyer's pages. */
  public boolean isBuyer() {
    return roles.stream().anyMatch(BUYERS::contains);
  }

  /** Whether the person sits in committees that open bids. */
  public boolean isMember() {
    return roles.contains(Role.COMMITTEE_MEMBER);
  }

  /** Whether the person may use the auditor's pages. */
  public boolean isAuditor() {
    return roles.contains(Role.AUDITOR);
  }

  /** Whether the person runs the platform, and may approve mandates of auditors. */
  public boolean isOperator() {
    return roles.contains(Role.OPERATOR);
  }

  /** The same page in the other language. */
  public String switchTo(String tag) {
    return path + "?" + (query.isEmpty() ? "" : query + "&") + "lang=" + tag;
  }

  /** Path and query of this page, to come back to after logging in. */
  public String here() {
    return query.isEmpty() ? path : path + "?" + query;
  }

  /**
   * The path below the context root as it was sent, percent signs and all, without what follows a
   * semicolon. The container's decoded one is Latin-1 if the request came over HTTP/2.
   */
  public static String path(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    int semicolon = path.indexOf(';');
    String plain = semicolon < 0 ? path : path.substring(0, semicolon);
    return plain.isEmpty() ? "/" : plain;
  }

  /** Path and query that a request asks for. */
  public static String address(HttpServletRequest request) {
    String path = path(request);
    return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
  }

  /**
   * The address if it is one of this server, else the home page: a redirect to elsewhere would help
   * to steal log-ins.
   */
  public static String safeNext(String next) {
    boolean own =
        next.startsWith("/")
            && !next.startsWith("//")
            && next.matches("[\\x21-\\x7e]{1,2000}")
            && next.indexOf('\\') < 0;
    try {
      return own && new URI(next).getRawAuthority() == null ? next : "/";
    } catch (URISyntaxException e) {
      return "/";
    }
  }
}
