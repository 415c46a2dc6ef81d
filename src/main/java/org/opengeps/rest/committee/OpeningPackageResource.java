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
import java.util.Optional;
import java.util.function.BiFunction;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.opening.OpeningPackage;
import org.opengeps.opening.usecase.PrepareOpeningPackage;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Slot;
import org.opengeps.rest.Problems;

/** {@code GET /api/v1/tenders/{no}/opening-package}: what an officer's client reads to open. */
@Path("tenders/{no}/opening-package")
@RequestScoped
public class OpeningPackageResource {
  private static final int CONFLICT = 409;
  @Inject private PrepareOpeningPackage packages;
  @Inject private CommitteeAnswers answers;
  @Inject private Problems problems;

  /**
   * 409 with {@code gate-closed} before the opening time, {@code close-not-witnessed} until the
   * closing is anchored, and {@code round-suspended} while prices wait for the round to go on.
   */
  @GET
  public Response openingPackage(
      @PathParam("no") String no,
      @QueryParam("lot") @DefaultValue("0") String lot,
      @QueryParam("envelope") @DefaultValue("price") String envelope) {
    return inSlot(
        no,
        lot,
        envelope,
        (number, slot) -> {
          Verdict<OpeningPackage> verdict = packages.prepare(number, slot);
          return verdict instanceof Verdict.Refused<OpeningPackage> refused
              ? refused(refused.refusal())
              : ok(answers.openingPackage(verdict.orThrow()));
        });
  }

  /**
   * {from, bids: [{statement, envelope}]}: as many bids from that place on as fit into one answer,
   * in close order; none behind the last one, and none before the opening time.
   */
  @GET
  @Path("bids")
  public Response bids(
      @PathParam("no") String no,
      @QueryParam("lot") @DefaultValue("0") String lot,
      @QueryParam("envelope") @DefaultValue("price") String envelope,
      @QueryParam("from") @DefaultValue("0") String from) {
    if (!from.matches("[0-9]{1,9}")) {
      return problems.of(400, Refusal.of("malformed.place").with("from", from));
    }
    int first = Integer.parseInt(from);
    return inSlot(
        no,
        lot,
        envelope,
        (number, slot) -> ok(answers.openingBids(first, packages.bids(number, slot, first))));
  }

  private Response inSlot(
      String no, String lot, String envelope, BiFunction<String, Slot, Response> answer) {
    Optional<TenderNumber> number = TenderNumber.find(no);
    if (number.isEmpty()) {
      return problems.of(Refusal.of("tender-unknown").with("no", no));
    }
    Slot slot;
    try {
      slot = new Slot(lot, envelope);
    } catch (IllegalArgumentException e) {
      return problems.of(400, Refusal.of("malformed.slot").with("problem", e.getMessage()));
    }
    return answer.apply(number.get().value(), slot);
  }

  private Response refused(Refusal refusal) {
    return switch (refusal.code()) {
      case "gate-closed", "close-not-witnessed", "round-suspended" ->
          problems.of(CONFLICT, refusal);
      default -> problems.of(refusal);
    };
  }

  private static Response ok(JsonObject json) {
    return Response.ok(json.canonical(), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
