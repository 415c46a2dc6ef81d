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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.opengeps.kernel.Refusal;
import org.opengeps.platform.CurrentRequest;

/**
 * Lets in only requests for a name of this server, with an address that can be read and holds no
 * session, notes who sent them, and writes no address into an answer that a sender has chosen.
 */
@WebFilter(filterName = "frontDoor", asyncSupported = true)
public class FrontDoor implements Filter {
  private static final int MISDIRECTED = 421;
  @Inject private PublicAddress address;
  @Inject private CurrentRequest current;
  private final BrokenAddresses broken = new BrokenAddresses();

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    broken.watch();
    if (!isForUs(http)) {
      ShortAnswer.send(http, answer, MISDIRECTED, Refusal.of("host-unknown"));
    } else if (hasSessionInAddress(http)) {
      ShortAnswer.send(
          http, answer, HttpServletResponse.SC_BAD_REQUEST, Refusal.of("session-in-address"));
    } else if (!isReadable(http)) {
      ShortAnswer.send(
          http, answer, HttpServletResponse.SC_BAD_REQUEST, Refusal.of("address-malformed"));
    } else {
      http.setAttribute(Sender.ATTRIBUTE, sender(http));
      HttpServletRequest arrived = new ArrivedRequest(http, address);
      current.set(arrived);
      chain.doFilter(arrived, new OwnRedirects(answer));
    }
  }

  private boolean isForUs(HttpServletRequest request) {
    List<String> named = Collections.list(request.getHeaders("Host"));
    int port = request.getLocalPort();
    // a request may name its host twice: in its first line, which wins, and in the header
    String asked = request.getServerName() + ":" + request.getServerPort();
    return named.size() == 1
        && address.hosts().knows(named.get(0), port)
        && (address.hosts().knows(asked, port) || address.hosts().isPublic(asked));
  }

  private static boolean isReadable(HttpServletRequest request) {
    String query = request.getQueryString();
    return Escapes.areWhole(request.getRequestURI()) && (query == null || Escapes.areWhole(query));
  }

  private static boolean hasSessionInAddress(HttpServletRequest request) {
    return request.isRequestedSessionIdFromURL()
        || request.getRequestURI().toLowerCase(Locale.ROOT).contains(";jsessionid");
  }

  private String sender(HttpServletRequest request) {
    TrustedProxies proxies = address.proxies();
    return proxies.sender(
        request.getRemoteAddr(), Collections.list(request.getHeaders(proxies.header().text())));
  }
}
