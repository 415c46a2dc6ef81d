package org.opengeps.rest.time;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonObject;

/** {@code GET /api/v1/time}: the one clock that counts, in UTC and in the official zone. */
@Path("time")
@RequestScoped
public class TimeResource {
  @Inject private Clock clock;
  @Inject private RuleSets ruleSets;

  @Inject
  @ConfigProperty(name = "opengeps.rules", defaultValue = "kr-local-works")
  private String rules;

  /** {@code {instant, zone, local}}, never cached. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response time() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    ZoneId zone = ruleSets.get(rules).zone();
    JsonObject body =
        JsonObject.builder()
            .put("instant", now)
            .put("zone", zone.getId())
            .put("local", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now.atZone(zone)))
            .build();
    return Response.ok(body.canonical()).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
