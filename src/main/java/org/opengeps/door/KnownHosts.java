package org.opengeps.door;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * The names under which this server answers: that of its public address, and the machine's own name
 * for itself at the port it listens on. A name that anybody may choose would end up in addresses
 * that the server writes.
 */
public final class KnownHosts {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private final String publicAuthority;

  /**
   * @param baseUrl the public address: {@code https://tenders.example}
   */
  public KnownHosts(URI baseUrl) {
    String authority = baseUrl.getRawAuthority().toLowerCase(Locale.ROOT);
    String usual = "https".equals(baseUrl.getScheme()) ? ":443" : ":80";
    publicAuthority = withoutUsual(authority, usual);
  }

  /**
   * @param host as the request names it, with its port; null for none
   * @param localPort where the request arrived
   */
  public boolean knows(String host, int localPort) {
    if (host == null) {
      return false;
    }
    String asked = host.toLowerCase(Locale.ROOT);
    return isPublic(asked)
        || LOOPBACK.stream().anyMatch(own -> asked.equals(own + ":" + localPort));
  }

  /** Whether it is the name of the public address. */
  public boolean isPublic(String host) {
    String asked = host.toLowerCase(Locale.ROOT);
    return asked.equals(publicAuthority)
        || withoutUsual(asked, ":443").equals(publicAuthority)
        || withoutUsual(asked, ":80").equals(publicAuthority);
  }

  private static String withoutUsual(String authority, String port) {
    return authority.endsWith(port)
        ? authority.substring(0, authority.length() - port.length())
        : authority;
  }
}
