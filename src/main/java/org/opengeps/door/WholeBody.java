package org.opengeps.door;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.opengeps.kernel.Refusal;

/**
 * Reads the whole body of a request of the interface before anything else is done for it: no lane
 * and no connection to the database is held meanwhile. The threads that read are bounded, for each
 * address and for all, so that however many senders fall silent, the others are served.
 */
@WebFilter(filterName = "wholeBody", asyncSupported = true)
public class WholeBody implements Filter {
  private static final int TOO_MANY = 429;
  private static final int SECONDS = 20;

  @Inject private ArrivingBodies bodies;

  /** A request with its body in hand. */
  private static final class Whole extends HttpServletRequestWrapper {
    private final ServletInputStream body;

    Whole(HttpServletRequest request, Arriving arriving) throws IOException {
      super(request);
      body = new ArrivedBody(arriving);
    }

    @Override
    public ServletInputStream getInputStream() {
      return body;
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    long length = http.getContentLengthLong();
    if (length <= 0 && http.getHeader("Transfer-Encoding") == null) {
      chain.doFilter(request, response);
    } else if (length > Arriving.LARGEST) {
      refuseTooLarge(http, answer);
    } else {
      readAndGoOn(http, answer, chain);
    }
  }

  private void readAndGoOn(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String sender = Sender.of(request);
    long length = request.getContentLengthLong();
    if (!bodies.enter(sender, length)) {
      response.setHeader("Connection", "close");
      ShortAnswer.later(request, response, TOO_MANY, SECONDS, Busy.SENDER);
      return;
    }
    try (Arriving arriving = read(request, sender, length)) {
      if (arriving.isTooLarge()) {
        refuseTooLarge(request, response);
        return;
      }
      if (arriving.broken().isPresent()) {
        // what the sender may still send belongs to no request
        response.setHeader("Connection", "close");
      }
      if (arriving.broken().isPresent() && !Lanes.isPart(request)) {
        refuseBroken(request, response, arriving.broken().get());
      } else {
        chain.doFilter(new Whole(request, arriving), response);
      }
    }
  }

  /**
   * Half a body is only of use where parts of files are kept. Elsewhere it must not take a place in
   * a lane: hundreds of senders that go away at once would keep others out.
   */
  private static void refuseBroken(
      HttpServletRequest request, HttpServletResponse response, IOException why)
      throws IOException {
    if (!(why instanceof TooSlowException)) {
      // the sender has gone, or the server has answered bytes that are no body by itself
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    ShortAnswer.send(
        request,
        response,
        HttpServletResponse.SC_REQUEST_TIMEOUT,
        Refusal.of("too-slow.body").with("problem", why.getMessage()));
  }

  private Arriving read(HttpServletRequest request, String sender, long length) throws IOException {
    try {
      return Arriving.from(request.getInputStream());
    } finally {
      bodies.leave(sender, length);
    }
  }

  private static void refuseTooLarge(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Connection", "close");
    ShortAnswer.send(
        request,
        response,
        HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
        Refusal.of("too-large.door"));
  }
}
