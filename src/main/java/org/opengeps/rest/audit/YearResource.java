package org.opengeps.rest.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.opengeps.audit.Flag;
import org.opengeps.audit.YearQuestion;
import org.opengeps.audit.YearReview;
import org.opengeps.audit.usecase.ReadYear;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Problems;

/**
 * {@code GET /api/v1/audit/year}: a year of an agency with what is worth a question, for an auditor
 * with a mandate who is logged in.
 */
@Path("audit/year")
@RequestScoped
public class YearResource {
  @Inject private ReadYear years;
  @Inject private CurrentActor visitor;
  @Inject private Problems problems;

  @GET
  public Response get(@Context UriInfo address) {
    Optional<Actor> actor = visitor.find();
    Optional<Refusal> refusal =
        actor.isEmpty()
            ? Optional.of(Refusal.of("login-missing.auditor"))
            : actor.get().lacking(Role.AUDITOR);
    if (refusal.isPresent()) {
      return problems.of(403, refusal.get());
    }
    Verdict<YearReview> read =
        YearQuestion.read(address.getQueryParameters()::getFirst)
            .then(question -> years.read(actor.get(), question));
    return read instanceof Verdict.Refused<YearReview> refused
        ? problems.of(refused.refusal())
        : Response.ok(json(read.orThrow()).canonical(), MediaType.APPLICATION_JSON)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .build();
  }

  private static JsonObject json(YearReview review) {
    return JsonObject.builder()
        .put("agency", review.agency().identifier())
        .put("agencyName", review.agency().name().toJson())
        .put("from", review.from())
        .put("until", review.until())
        .put("tenders", review.tenders().stream().map(one -> one.number().value()).toList())
        .put("cut", review.cut())
        .put("flags", review.flags(), YearResource::json)
        .put("sample", review.sample())
        .build();
  }

  private static JsonObject json(Flag flag) {
    return JsonObject.builder()
        .put("code", flag.code().word())
        .put("tenders", flag.tenders())
        .put("figures", flag.figures().stream().map(YearResource::text).toList())
        .build();
  }

  private static String text(Object figure) {
    return figure instanceof Money money ? money.text() : figure.toString();
  }
}
