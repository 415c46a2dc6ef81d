package org.opengeps.app;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where people reach the server ({@code OPENGEPS_BASE_URL}). Log-ins are signed for exactly this
 * address; so it is scheme, name and port and nothing more.
 */
public final class PublicUrl {
  private PublicUrl() {}

  /**
   * The configured one, else the address the server listens on.
   *
   * @throws StartFailure with a sentence, if it is not of the form
   */
  public static URI of(URI listening) {
    return Settings.find("opengeps.base-url").map(PublicUrl::parse).orElse(listening);
  }

  private static URI parse(String text) {
    try {
      URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean whole =
          ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
              && url.getHost() != null
              && url.getRawUserInfo() == null
              && url.getRawPath().isEmpty()
              && url.getRawQuery() == null
              && url.getRawFragment() == null
              && url.getHost().equals(url.getHost().toLowerCase(java.util.Locale.ROOT))
              && !usualPort(url);
      if (whole) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw wrong(text);
    }
    throw wrong(text);
  }

  /** Browsers leave the usual port away, so that it never stands in what they sign. */
  private static boolean usualPort(URI url) {
    return url.getPort() == ("https".equals(url.getScheme()) ? 443 : 80);
  }

  private static StartFailure wrong(String text) {
    return new StartFailure(
        StartFailure.Reason.CONFIGURATION,
        "OPENGEPS_BASE_URL must be a scheme, a name in lower case and, unless it is the usual one, a port, such as https://tenders.example or https://tenders.example:8443, not "
            + text
            + ".");
  }
}
