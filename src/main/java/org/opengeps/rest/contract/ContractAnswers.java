package org.opengeps.rest.contract;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.opengeps.contract.ContractDraft;
import org.opengeps.contract.ContractView;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonObject;

/** What clients are answered about contracts. */
@Dependent
public class ContractAnswers {
  @Inject private Documents documents;

  /** The contract that counts with every signature about it; null before it is sent. */
  JsonObject contract(ContractView view) {
    return JsonObject.builder()
        .put("tender", view.tender().toString())
        .put("lot", view.lot())
        .put("supplier", view.supplier())
        .put("awardHash", view.award())
        .put("awardedAt", view.awardedAt())
        .put("signBy", view.signBy())
        .put("state", view.state())
        .put("until", view.until())
        .put("sent", view.offers().size())
        .put("contract", view.offer().map(this::offer).orElse(null))
        .put("steps", view.steps(), this::step)
        .build();
  }

  private JsonObject offer(ContractView.Offer offer) {
    return JsonObject.builder()
        .put("contract", offer.contract().toJson())
        .put("contractHash", offer.hash())
        .putBytes("signed", documents.get(offer.signed()))
        .put("sentAt", offer.at())
        .build();
  }

  private JsonObject step(ContractView.Step step) {
    return JsonObject.builder()
        .put("step", step.kind())
        .putBytes("signed", documents.get(step.signed()))
        .put("signedAt", step.at())
        .build();
  }

  JsonObject list(List<ContractView> all) {
    return JsonObject.builder().put("contracts", all, this::contract).build();
  }

  static JsonObject draft(ContractDraft draft) {
    return JsonObject.builder()
        .put("contract", draft.contract())
        .put("choices", draft.choices().toJson())
        .put("today", draft.today().toString())
        .build();
  }

  static Response ok(int status, JsonObject json) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(json.canonical())
        .build();
  }
}
