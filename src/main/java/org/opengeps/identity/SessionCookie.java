package org.opengeps.identity;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The cookie of a log-in: out of reach for scripts, never sent from another site, over TLS only
 * where the service has it. The container's own cookie, which holds the views of pages and lets
 * nobody in, is kept alike; that no other site sends it stands in payara-web.xml, since the server
 * ignores that attribute here.
 */
@WebListener
public class SessionCookie implements ServletContextListener {
  private static final String NAME = "opengeps-session";

  @Override
  public void contextInitialized(ServletContextEvent event) {
    SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
    cookie.setHttpOnly(true);
    cookie.setSecure(isEncrypted());
    // never in the address, where it would be copied and logged; FrontDoor refuses such addresses
    event.getServletContext().setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE));
  }

  /** The prefix makes browsers refuse the cookie from anybody but this host, over TLS. */
  static String name() {
    return isEncrypted() ? "__Host-" + NAME : NAME;
  }

  /** Value of {@code Set-Cookie} that brings a session's token to the browser. */
  public static String of(String token) {
    return name() + "=" + token + attributes();
  }

  /** Value of {@code Set-Cookie} that takes it away. */
  public static String none() {
    return name() + "=" + attributes() + "; Max-Age=0";
  }

  private static String attributes() {
    return "; Path=/; HttpOnly; SameSite=Strict" + (isEncrypted() ? "; Secure" : "");
  }

  private static boolean isEncrypted() {
    return ConfigProvider.getConfig()
        .getOptionalValue("opengeps.base-url", String.class)
        .orElse("")
        .startsWith("https:");
  }
}
