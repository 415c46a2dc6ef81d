package org.opengeps.door;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
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

/**
 * Gives a thread to a request of the interface only when its whole body is there: however many
 * senders are silent in the middle, bids are taken. A number of bodies of one address and of all
 * may be on their way at a time.
 */
@WebFilter(filterName = "wholeBody", asyncSupported = true)
public class WholeBody implements Filter {
  private static final String ARRIVING = "opengeps.arriving";
  @Inject private ArrivingBodies bodies;
  @Inject private InRequest inRequest;

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
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      goOn(http, answer, chain);
    } else if (http.getContentLengthLong() <= 0 && http.getHeader("Transfer-Encoding") == null) {
      chain.doFilter(request, response);
    } else {
      begin(http, answer);
    }
  }

  private void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String sender = Sender.of(request);
    if (request.getContentLengthLong() > Arriving.LARGEST) {
      refuseTooLarge(request, response);
    } else if (!bodies.enter(sender, request.getContentLengthLong())) {
      response.setHeader("Connection", "close");
      ShortAnswer.later(request, response, 429, 20, Busy.SENDER);
    } else {
      AsyncContext context = request.startAsync(request, response);
      context.setTimeout(0);
      Arriving arriving = bodies.begin(context, request, sender);
      request.setAttribute(ARRIVING, arriving);
      arriving.begin();
    }
  }

  private void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Arriving arriving = (Arriving) request.getAttribute(ARRIVING);
    if (arriving == null) {
      chain.doFilter(request, response);
      return;
    }
    request.removeAttribute(ARRIVING);
    try {
      if (arriving.isTooLarge()) {
        refuseTooLarge(request, response);
      } else {
        if (arriving.broken().isPresent()) {
          // what the sender may still send belongs to no request
          response.setHeader("Connection", "close");
        }
        inRequest.goOn(new Whole(request, arriving), response, chain);
      }
    } finally {
      arriving.close();
    }
  }

  private static void refuseTooLarge(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Connection", "close");
    ShortAnswer.send(
        request,
        response,
        HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
        "too-large",
        "보낸 내용이 너무 큽니다. 나누어 보내세요.",
        "The body is larger than any door takes; send it in parts.");
  }
}
