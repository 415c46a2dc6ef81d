package org.opengeps.rest.contract;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.contract.ContractDraft;
import org.opengeps.contract.ContractView;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonObject;

/** What clients are answered about contracts. */
@Dependent
public class ContractAnswers {
  @Inject private Documents documents;

  /** The contract that counts with every signature about it; null before it is sent. */
  JsonObject contract(ContractView view) {
    return contract(view, signed(List.of(view)));
  }

  JsonObject list(List<ContractView> all) {
    Map<Sha256, byte[]> signed = signed(all);
    return JsonObject.builder().put("contracts", all, one -> contract(one, signed)).build();
  }

  /** What is shown of all of them, read at once. */
  private Map<Sha256, byte[]> signed(List<ContractView> all) {
    List<Sha256> hashes =
        all.stream()
            .flatMap(
                view ->
                    Stream.concat(
                        view.offer().map(ContractView.Offer::signed).stream(),
                        view.steps().stream().map(ContractView.Step::signed)))
            .distinct()
            .toList();
    Iterator<byte[]> contents = documents.list(hashes).iterator();
    return hashes.stream().collect(Collectors.toMap(hash -> hash, hash -> contents.next()));
  }

  private static JsonObject contract(ContractView view, Map<Sha256, byte[]> signed) {
    return JsonObject.builder()
        .put("tender", view.tender().toString())
        .put("lot", view.lot())
        .put("supplier", view.supplier())
        .put("awardHash", view.award())
        .put("awardedAt", view.awardedAt())
        .put("signBy", view.signBy())
        .put("state", view.state())
        .put("until", view.until().orElse(null))
        .put("suspendedSince", view.suspendedSince().orElse(null))
        .put("sent", view.sent().size())
        .put("contract", view.offer().map(one -> offer(one, signed)).orElse(null))
        .put("steps", view.steps(), one -> step(one, signed))
        .build();
  }

  private static JsonObject offer(ContractView.Offer offer, Map<Sha256, byte[]> signed) {
    return JsonObject.builder()
        .put("contract", offer.contract().toJson())
        .put("contractHash", offer.hash())
        .putBytes("signed", signed.get(offer.signed()))
        .put("sentAt", offer.at())
        .build();
  }

  private static JsonObject step(ContractView.Step step, Map<Sha256, byte[]> signed) {
    return JsonObject.builder()
        .put("step", step.kind())
        .putBytes("signed", signed.get(step.signed()))
        .put("signedAt", step.at())
        .build();
  }

  static JsonObject draft(ContractDraft draft) {
    return JsonObject.builder()
        .put("contract", draft.contract())
        .put("choices", draft.choices().toJson())
        .put("today", draft.today().toString())
        .build();
  }

  public static Response ok(int status, JsonObject json) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(json.canonical())
        .build();
  }
}
