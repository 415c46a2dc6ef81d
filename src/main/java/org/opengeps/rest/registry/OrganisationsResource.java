package org.opengeps.rest.registry;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.opengeps.identity.Directory;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.FirmSize;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.usecase.FindOrganisation;
import org.opengeps.rest.Problems;

/** The public part of the register. */
@Path("organisations")
public class OrganisationsResource {
  @Inject private FindOrganisation findOrganisation;
  @Inject private Directory directory;
  @Inject private Clock clock;
  @Inject private Problems problems;

  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response show(@PathParam("id") String id) {
    Optional<Organisation> found;
    try {
      found = findOrganisation.find(new OrganisationId(id));
    } catch (IllegalArgumentException e) {
      found = Optional.empty();
    }
    if (found.isEmpty()) {
      return problems.of(404, Refusal.of("organisation-unknown.id"));
    }
    return Response.ok(json(found.get()).canonical(), MediaType.APPLICATION_JSON).build();
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response find(
      @QueryParam("kind") String kind,
      @QueryParam("identifier") String identifier,
      @QueryParam("certificate") String certificate) {
    Optional<Organisation> found =
        Arrays.stream(OrganisationKind.values())
            .filter(one -> one.word().equals(kind))
            .findFirst()
            .flatMap(
                one ->
                    certificate == null
                        ? byIdentifier(one, identifier)
                        : byCertificate(one, certificate));
    if (found.isEmpty()) {
      return problems.of(404, Refusal.of("organisation-unknown"));
    }
    return Response.ok(json(found.get()).canonical(), MediaType.APPLICATION_JSON).build();
  }

  private Optional<Organisation> byIdentifier(OrganisationKind kind, String identifier) {
    return Optional.ofNullable(identifier)
        .filter(kind::admits)
        .flatMap(one -> findOrganisation.findByIdentifier(kind, one));
  }

  /** For whom a certificate that hides its number was registered: its holder can check it. */
  private Optional<Organisation> byCertificate(OrganisationKind kind, String fingerprint) {
    if (!fingerprint.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    return directory
        .findByCertificate(Sha256.fromHex(fingerprint), clock.instant())
        .flatMap(person -> findOrganisation.find(person.organisation()))
        .filter(organisation -> organisation.kind() == kind);
  }

  static JsonObject json(Organisation organisation) {
    return JsonObject.builder()
        .put("id", organisation.id().value())
        .put("kind", organisation.kind().word())
        .put("identifier", organisation.identifier())
        .put("name", organisation.name().toJson())
        .put("industries", organisation.profile().industryCodes().stream().sorted().toList())
        .put("regions", organisation.profile().regionCodes().stream().sorted().toList())
        .put("size", organisation.profile().size().map(FirmSize::word).orElse(null))
        .put("registeredAt", organisation.registeredAt())
        .build();
  }
}
