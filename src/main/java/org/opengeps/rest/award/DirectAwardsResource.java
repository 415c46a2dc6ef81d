package org.opengeps.rest.award;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.award.DirectAwardFilter;
import org.opengeps.award.DirectAwardPage;
import org.opengeps.award.DirectAwardView;
import org.opengeps.award.NamedDirectAward;
import org.opengeps.award.usecase.ApproveDirectAward;
import org.opengeps.award.usecase.FindDirectAwards;
import org.opengeps.award.usecase.ProposeDirectAward;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/**
 * {@code /api/v1/direct-awards}: purchases on one quote, signed by two officers, read by everybody.
 */
@Path("direct-awards")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DirectAwardsResource {
  private static final int LARGEST = 64 * 1024;
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @Inject private ProposeDirectAward propose;
  @Inject private ApproveDirectAward approve;
  @Inject private FindDirectAwards awards;
  @Inject private Documents documents;
  @Inject private Problems problems;

  /** A page of public ones; {@code agency}, {@code from}, {@code until}, {@code page}. */
  @GET
  public Response list(@Context UriInfo uri) {
    Verdict<DirectAwardFilter> filter =
        DirectAwardFilter.read(name -> uri.getQueryParameters().getFirst(name));
    return filter
        .refused()
        .map(problems::of)
        .orElseGet(() -> page(filter.orThrow(), uri.getQueryParameters().getFirst("page")));
  }

  private Response page(DirectAwardFilter filter, String asked) {
    DirectAwardPage page = awards.page(filter, Pages.asked(asked));
    return answer(
        OK,
        JsonObject.builder()
            .put("page", page.pages().page())
            .put("pages", page.pages().count())
            .put("total", page.total())
            .put("directAwards", page.rows(), one -> facts(one).build())
            .build());
  }

  /** A public one with both signed messages. */
  @GET
  @Path("{id}")
  public Response show(@PathParam("id") String id) {
    Optional<NamedDirectAward> found =
        Optional.of(id).filter(one -> one.matches(ID)).map(UUID::fromString).flatMap(awards::find);
    return found
        .map(one -> answer(OK, whole(one)))
        .orElseGet(() -> problems.of(Refusal.of("direct-award-unknown.id").with("id", id)));
  }

  @POST
  @Consumes(Bodies.CMS)
  public Response propose(InputStream body) throws IOException {
    return answer(propose.propose(Bodies.read(body, LARGEST)));
  }

  @POST
  @Path("approvals")
  @Consumes(Bodies.CMS)
  public Response approve(InputStream body) throws IOException {
    return answer(approve.approve(Bodies.read(body, LARGEST)));
  }

  private Response answer(Verdict<DirectAwardView> verdict) {
    return verdict
        .refused()
        .map(problems::of)
        .orElseGet(() -> answer(CREATED, state(verdict.orThrow())));
  }

  private static JsonObject state(DirectAwardView award) {
    return JsonObject.builder()
        .put("directAward", award.content().id())
        .put("signedHash", award.signed())
        .put("state", award.isPublic() ? "public" : "waiting")
        .build();
  }

  /** Named as the Open Contracting Data Standard names them, where it has a name. */
  private static JsonBuilder facts(NamedDirectAward one) {
    DirectAwardView award = one.award();
    return award.content().toJson().toBuilder()
        .put("procurementMethod", "direct")
        .put("buyer", one.agency().identifier())
        .put("buyerName", one.agency().name().toJson())
        .put("supplierName", one.supplierName().toJson())
        .put("groundArticle", one.groundArticle().toJson())
        .put("ceiling", one.ceiling())
        .put("rate", one.rateText())
        .put("practice", one.practice())
        .put("publishedAt", award.approvedAt().orElseThrow())
        .put("signedHash", award.signed())
        .put("approvalHash", award.approval().orElseThrow());
  }

  private JsonObject whole(NamedDirectAward one) {
    return facts(one)
        .putBytes("signed", documents.get(one.award().signed()))
        .putBytes("approval", documents.get(one.award().approval().orElseThrow()))
        .build();
  }

  private static Response answer(int status, JsonObject json) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(json.canonical())
        .build();
  }
}
