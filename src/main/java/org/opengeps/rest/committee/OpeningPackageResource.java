package org.opengeps.rest.committee;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.opening.OpeningPackage;
import org.opengeps.opening.usecase.PrepareOpeningPackage;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Slot;
import org.opengeps.rest.Problems;

/** {@code GET /api/v1/tenders/{no}/opening-package}: what an officer's client reads to open. */
@Path("tenders/{no}/opening-package")
@RequestScoped
public class OpeningPackageResource {
  private static final int NUMBER = 13;
  private static final int CONFLICT = 409;
  @Inject private PrepareOpeningPackage packages;
  @Inject private CommitteeAnswers answers;
  @Inject private Problems problems;

  /**
   * 409 with {@code gate-closed} before the opening time and {@code close-not-witnessed} until the
   * closing is anchored.
   */
  @GET
  public Response openingPackage(
      @PathParam("no") String no,
      @QueryParam("lot") @DefaultValue("0") String lot,
      @QueryParam("envelope") @DefaultValue("price") String envelope) {
    Slot slot;
    try {
      slot = new Slot(lot, envelope);
    } catch (IllegalArgumentException e) {
      return problems.of(400, new Refusal("malformed", e.getMessage()));
    }
    String number = no.length() > NUMBER ? no.substring(0, NUMBER) : no;
    Verdict<OpeningPackage> verdict = packages.prepare(number, slot);
    return verdict instanceof Verdict.Refused<OpeningPackage> refused
        ? refused(refused.refusal())
        : ok(answers.openingPackage(verdict.orThrow()));
  }

  private Response refused(Refusal refusal) {
    return switch (refusal.code()) {
      case "gate-closed", "close-not-witnessed" -> problems.of(CONFLICT, refusal);
      default -> problems.of(refusal);
    };
  }

  private static Response ok(JsonObject json) {
    return Response.ok(json.canonical(), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
