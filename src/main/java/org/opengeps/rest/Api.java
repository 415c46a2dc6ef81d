package org.opengeps.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Everything under {@code /api/v1}; resources and providers are found by their annotations. */
@ApplicationPath("/api/v1")
public class Api extends Application {
  /** One description of the doors is enough: {@code /openapi}, not Jersey's WADL beside it. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
