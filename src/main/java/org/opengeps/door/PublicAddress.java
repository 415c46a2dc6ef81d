package org.opengeps.door;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where people reach this server ({@code opengeps.base-url}) and who may stand in front of it
 * ({@code opengeps.trusted-proxies}, {@code opengeps.proxy-header}).
 */
@ApplicationScoped
public class PublicAddress {
  private final URI baseUrl = URI.create(setting("opengeps.base-url", "http://127.0.0.1:8080"));
  private final KnownHosts hosts = new KnownHosts(baseUrl);
  private final TrustedProxies proxies =
      TrustedProxies.of(
          setting("opengeps.trusted-proxies", ""),
          setting("opengeps.proxy-header", "x-forwarded-for").equalsIgnoreCase("forwarded")
              ? TrustedProxies.Header.FORWARDED
              : TrustedProxies.Header.X_FORWARDED_FOR);

  public URI baseUrl() {
    return baseUrl;
  }

  /**
   * A whole address, for what is read elsewhere.
   *
   * @param path with a slash at its beginning, or empty for the address without a slash at its end
   */
  public String link(String path) {
    return baseUrl.toString().replaceFirst("/+$", "") + path;
  }

  /** Whether people come over TLS: then cookies are sent over nothing else. */
  public boolean isEncrypted() {
    return "https".equals(baseUrl.getScheme());
  }

  public KnownHosts hosts() {
    return hosts;
  }

  public TrustedProxies proxies() {
    return proxies;
  }

  private static String setting(String name, String otherwise) {
    return ConfigProvider.getConfig().getOptionalValue(name, String.class).orElse(otherwise);
  }
}
