package org.opengeps.identity;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The session's cookie: out of reach for scripts, over TLS only where the service has it. That no
 * other site can send it (SameSite) stands in glassfish-web.xml, since the server ignores that
 * attribute here.
 */
@WebListener
public class SessionCookie implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    String baseUrl =
        ConfigProvider.getConfig().getOptionalValue("opengeps.base-url", String.class).orElse("");
    SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
    cookie.setHttpOnly(true);
    cookie.setSecure(baseUrl.startsWith("https:"));
    // never in the address, where it would be copied and logged
    event.getServletContext().setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE));
  }
}
