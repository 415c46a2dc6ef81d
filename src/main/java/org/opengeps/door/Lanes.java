package org.opengeps.door;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Keeps every kind of request in its lane ({@link Lane}). Bids, shares of committee members, the
 * time and the health have none: nothing that others ask for holds them up. The figures stand in
 * docs/operations.md, section "What one address and all together may ask for".
 */
@WebFilter(filterName = "lanes", asyncSupported = true)
public class Lanes implements Filter {
  private static final int UNAVAILABLE = 503;
  private static final int TOO_MANY = 429;
  private static final int BUSY_SECONDS = 5;
  static final int USUAL = 1200;

  private static final Pattern INTAKE =
      Pattern.compile("/api/v1/(time|tenders/[^/]+/(submissions|partials))|/health(/.*)?");
  private static final Pattern PART =
      Pattern.compile("/api/v1/(tenders/[^/]+|notices)/uploads/.+/.+");
  private static final Pattern BUNDLE = Pattern.compile("/api/v1/tenders/[^/]+/bundle");
  private static final Pattern BID_FILE =
      Pattern.compile("/api/v1/tenders/[^/]+/bids/[^/]+/files/.+");
  private static final Pattern PACKAGE = Pattern.compile("/api/v1/tenders/[^/]+/opening-package.*");
  private static final Pattern PAPER = Pattern.compile("/tenders/[^/]+/[^/]+\\.pdf");
  private static final Pattern RECEIPT = Pattern.compile("/api/v1/receipts/[^/]+");
  private static final Pattern UNCOUNTED = Pattern.compile("/(assets|images|ledger)/.*");

  private final Lane pages;
  private final Lane files = new Lane(8, 48, Optional.empty());
  private final Lane parts = new Lane(12, 48, Optional.empty());
  private final Lane receipts = new Lane(8, 32, Optional.empty());
  private final Lane papers = new Lane(1, 16, Optional.of(new RateLimit(60, 60, System::nanoTime)));
  private final Lane bundles =
      new Lane(2, 16, Optional.of(new RateLimit(60, 60, System::nanoTime)));
  private final Lane bidFiles = new Lane(8, 4, 32, Optional.empty());
  private final Lane packages = new Lane(2, 16, Optional.empty());

  /** Lanes whose answers may be many megabytes. */
  private final Set<Lane> large = Set.of(bundles, bidFiles, packages);

  /** For the container. */
  public Lanes() {
    this(
        ConfigProvider.getConfig()
            .getOptionalValue("opengeps.requests-per-minute", String.class)
            .map(Lanes::perMinute)
            .orElse(USUAL));
  }

  /**
   * @param perMinute pages that an address may ask for in a minute, half of them at once: an agency
   *     whose officers all come from one address needs more than one person does
   */
  Lanes(int perMinute) {
    pages = new Lane(8, 48, Optional.of(new RateLimit(perMinute / 2, perMinute, System::nanoTime)));
  }

  /**
   * @throws IllegalStateException for the operator, if it is none
   */
  static int perMinute(String setting) {
    if (!setting.matches("[1-9][0-9]{1,6}")) {
      throw new IllegalStateException(
          "OPENGEPS_REQUESTS_PER_MINUTE must be a whole number from 10 to 9999999, not " + setting);
    }
    return Integer.parseInt(setting);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    Optional<Lane> found = lane(http);
    if (found.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    Lane lane = found.get();
    String sender = Sender.of(request);
    int seconds = lane.toWait(sender);
    if (seconds > 0) {
      ShortAnswer.later(http, answer, TOO_MANY, seconds, Busy.SENDER);
    } else if (!lane.enter(sender)) {
      ShortAnswer.later(http, answer, UNAVAILABLE, BUSY_SECONDS, Busy.SERVER);
    } else {
      try {
        boolean paced = large.contains(lane);
        chain.doFilter(request, paced ? new PacedAnswer(answer, System::nanoTime) : response);
      } finally {
        lane.leave(sender);
      }
    }
  }

  private Optional<Lane> lane(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (INTAKE.matcher(path).matches()) {
      return Optional.empty();
    }
    if (RECEIPT.matcher(path).matches()) {
      return Optional.of(wantsPaper(request) ? papers : receipts);
    }
    if (PAPER.matcher(path).matches()) {
      return Optional.of(papers);
    }
    if (isPart(request)) {
      return Optional.of(parts);
    }
    if (BUNDLE.matcher(path).matches()) {
      return Optional.of(bundles);
    }
    if (BID_FILE.matcher(path).matches()) {
      return Optional.of(bidFiles);
    }
    if (PACKAGE.matcher(path).matches()) {
      return Optional.of(packages);
    }
    return Optional.of(UNCOUNTED.matcher(path).matches() ? files : pages);
  }

  /** Whether it brings a part of a file, of which what came is kept. */
  static boolean isPart(HttpServletRequest request) {
    return PART.matcher(request.getRequestURI()).matches();
  }

  private static boolean wantsPaper(HttpServletRequest request) {
    String query = Optional.ofNullable(request.getQueryString()).orElse("");
    String accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
    return query.contains("format=") ? !query.contains("format=json") : accept.contains("pdf");
  }
}
