package org.opengeps.rest.registry;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.registry.AgencyEntry;
import org.opengeps.registry.usecase.FindOrganisation;

/** {@code GET /api/v1/agencies}: registered agencies by name, so that people need no codes. */
@Path("agencies")
public class AgencyListResource {
  /** What is longer is no agency's name. */
  private static final int LONGEST = 200;

  @Inject private FindOrganisation organisations;

  @GET
  public Response find(@QueryParam("q") @DefaultValue("") String text) {
    List<AgencyEntry> found = text.length() > LONGEST ? List.of() : organisations.agencies(text);
    JsonObject json =
        JsonObject.builder()
            .put("agencies", found, AgencyListResource::json)
            .put("cut", found.size() == FindOrganisation.MOST_AGENCIES)
            .build();
    return Response.ok(json.canonical(), MediaType.APPLICATION_JSON).build();
  }

  private static JsonObject json(AgencyEntry agency) {
    return JsonObject.builder()
        .put("code", agency.code())
        .put("name", agency.name().toJson())
        .build();
  }
}
