package org.opengeps.rest.bids;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.opengeps.bid.Foreseen;
import org.opengeps.bid.usecase.CheckBeforeBidding;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Person;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.RefusalJson;
import org.opengeps.rest.Problems;

/**
 * {@code GET /api/v1/tenders/{no}/can-i-bid}: what the intake would say of a bid of one's own firm,
 * requirement by requirement. Nothing is written down of the question.
 */
@Path("tenders/{no}/can-i-bid")
@RequestScoped
public class CanIBidResource {
  private static final Refusal NO_LOG_IN = Refusal.of("login-missing.can-i-bid");

  @Inject private CheckBeforeBidding check;
  @Inject private FindNotice notices;
  @Inject private CurrentActor visitor;
  @Inject private Problems problems;

  /** 200 for whoever is logged in; people of agencies are told that they are no supplier. */
  @GET
  public Response find(
      @PathParam("no") String no, @QueryParam("lot") @DefaultValue("") String lot) {
    Optional<Person> person = visitor.findPerson();
    if (person.isEmpty()) {
      return problems.of(403, NO_LOG_IN);
    }
    Verdict<Foreseen> verdict =
        BidAnswers.tender(no)
            .then(
                number ->
                    Verdict.found(
                        check(number, lot, person.get()),
                        () -> Refusal.of("tender-unknown").with("no", no)));
    return verdict
        .refused()
        .map(problems::of)
        .orElseGet(() -> BidAnswers.ok(json(verdict.orThrow())));
  }

  private Optional<Foreseen> check(TenderNumber number, String lot, Person person) {
    return notices
        .current(number)
        .flatMap(
            view -> {
              TenderRef tender = view.ref();
              String asked = lot.isEmpty() ? view.notice().lots().get(0).lot() : lot;
              return check.check(tender, asked, person);
            });
  }

  private static JsonObject json(Foreseen foreseen) {
    return JsonObject.builder()
        .put("tender", foreseen.tender().toString())
        .put("lot", foreseen.lot())
        .put("at", foreseen.at())
        .put("answer", foreseen.whole().word())
        .put("requirements", foreseen.answers(), CanIBidResource::row)
        .build();
  }

  private static JsonObject row(Foreseen.Row row) {
    JsonBuilder json =
        JsonObject.builder()
            .put("requirement", row.requirement().word())
            .put("answer", row.answer().word())
            .put("asked", row.asked())
            .put("held", row.held())
            .put("since", row.since())
            .put("until", row.until())
            .put("amended", row.amended());
    JsonObject refusal = row.refusal().map(CanIBidResource::refusal).orElse(null);
    return json.put("refusal", refusal).build();
  }

  private static JsonObject refusal(Refusal refusal) {
    return RefusalJson.put(JsonObject.builder(), refusal)
        .put("ko", refusal.korean())
        .put("en", refusal.english())
        .build();
  }
}
