package org.opengeps.rest.opening;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.award.TechnicalView;
import org.opengeps.award.usecase.FindTechnical;
import org.opengeps.kernel.Refusal;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.OpeningView;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.rest.Problems;

/** {@code GET /api/v1/tenders/{no}/opening}: the openings of a tender, live. */
@Path("tenders/{no}/opening")
@RequestScoped
public class OpeningResource {
  private static final String TECHNICAL = "technical";

  @Inject private FindOpening openings;
  @Inject private FindNotice notices;
  @Inject private FindTechnical technical;
  @Inject private Documents documents;
  @Inject private Problems problems;

  /**
   * {openings: [...]}, one for each closed envelope, so none before the closing; 404 {@code
   * tender-unknown}.
   */
  @GET
  public Response find(@PathParam("no") String no) {
    Optional<TenderNumber> number = TenderNumber.find(no);
    List<OpeningView> views = number.map(one -> openings.list(one.value())).orElseGet(List::of);
    if (views.isEmpty() && number.flatMap(notices::current).isEmpty()) {
      return problems.of(Refusal.of("tender-unknown").with("no", no));
    }
    JsonObject json = JsonObject.builder().put("openings", views, this::json).build();
    return Response.ok(json.canonical(), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private JsonObject json(OpeningView view) {
    JsonBuilder json =
        JsonObject.builder()
            .put("tender", view.tender().toString())
            .put("lot", view.slot().lot())
            .put("envelope", view.slot().envelope())
            .put("stage", view.stage())
            .put("opensAt", view.opensAt())
            .put("closeHash", view.closeHash())
            .put("decision", view.decision().map(TechnicalDecision::toJson).orElse(null))
            .put("judgment", judgment(view).map(one -> one.decision().toJson()).orElse(null))
            .put("bindsAt", judgment(view).flatMap(technical::bindsAt).orElse(null))
            .put("k", view.k())
            .put("n", view.n())
            .put("partials", view.partials(), OpeningResource::arrival)
            .put("falsePartials", view.falsePartials(), OpeningResource::falsePartial)
            .put("reveal", view.reveal().orElse(null))
            .put("gateKey", view.gateKey().orElse(null))
            .put("removed", view.removed().stream().map(UUID::toString).toList())
            .put("record", view.record().map(OpeningRecord::toJson).orElse(null))
            .putBytes("signedRecord", view.signedRecord().map(documents::get).orElse(null))
            .put("reason", view.reason().orElse(null))
            .put("finishedAt", view.finishedAt().orElse(null));
    view.sealed().ifPresentOrElse(count -> json.put("sealed", count), () -> json.putNull("sealed"));
    return json.build();
  }

  /** Who passes, as decided so far about the bids of this envelope; empty while nothing is. */
  private Optional<TechnicalView> judgment(OpeningView view) {
    return view.slot().envelope().equals(TECHNICAL) && view.record().isPresent()
        ? technical.find(view.tender(), view.slot().lot())
        : Optional.empty();
  }

  private static JsonObject arrival(OpeningView.Arrival arrival) {
    return JsonObject.builder()
        .put("member", arrival.member())
        .put("name", arrival.name())
        .put("at", arrival.at())
        .build();
  }

  private static JsonObject falsePartial(OpeningView.FalsePartial partial) {
    return JsonObject.builder()
        .put("member", partial.member())
        .put("name", partial.name())
        .put("code", partial.code())
        .put("document", partial.document())
        .put("at", partial.at())
        .build();
  }
}
