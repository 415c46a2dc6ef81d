package org.opengeps.identity;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The session's cookie: out of reach for scripts, never sent from another site, over TLS only where
 * the service has it.
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
    cookie.setAttribute("SameSite", "Strict");
    // never in the address, where it would be copied and logged
    event.getServletContext().setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE));
  }
}
