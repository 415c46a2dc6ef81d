package org.opengeps.rest.committee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opengeps.custody.CeremonyView;
import org.opengeps.custody.Duty;
import org.opengeps.custody.PoolKeyView;
import org.opengeps.custody.RehearsalView;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.usecase.FindIncidents;
import org.opengeps.opening.OpeningDuty;
import org.opengeps.opening.OpeningPackage;
import org.opengeps.opening.SubmittedBid;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/**
 * What committee members' clients are answered. All documents are public; the signed ones prove
 * themselves.
 */
@ApplicationScoped
public class CommitteeAnswers {
  @Inject private Documents documents;
  @Inject private FindIncidents incidents;

  /** The ceremony with its messages in base64. */
  JsonObject ceremony(CeremonyView view) {
    return JsonObject.builder()
        .put("ceremony", view.id().value())
        .put("state", view.state())
        .put("agency", view.agency())
        .put("k", view.k())
        .put("n", view.n())
        .put("expiresAt", view.expiresAt())
        .put("transcriptHash", view.transcriptHash().orElse(null))
        .put("complaint", view.complaint().orElse(null))
        .putBytes("statement", documents.get(view.document()))
        .put("round1", messages(view.round1()))
        .put("round2", messages(view.round2()))
        .put("rehearsals", view.rehearsals(), this::rehearsal)
        .put("keys", view.pool(), CommitteeAnswers::key)
        .build();
  }

  private JsonObject rehearsal(RehearsalView view) {
    return JsonObject.builder()
        .put("session", view.session())
        .put("startedAt", view.startedAt())
        .put("passedAt", view.passedAt().orElse(null))
        .put("messages", messages(view.messages()))
        .build();
  }

  private List<JsonObject> messages(Map<Integer, Sha256> byMember) {
    return byMember.entrySet().stream()
        .map(
            message ->
                JsonObject.builder()
                    .put("member", message.getKey())
                    .putBytes("message", documents.get(message.getValue()))
                    .build())
        .toList();
  }

  private static JsonObject key(PoolKeyView view) {
    return view.key().toJson().toBuilder().put("boundTo", view.boundTo().orElse(null)).build();
  }

  /** Duties of both kinds; members that do not apply are null. */
  JsonObject duties(List<Duty> ceremonies, List<OpeningDuty> openings) {
    List<JsonObject> all =
        Stream.concat(
                ceremonies.stream().map(CommitteeAnswers::duty),
                openings.stream().map(CommitteeAnswers::duty))
            .toList();
    return JsonObject.builder().put("duties", all).build();
  }

  private static JsonObject duty(Duty duty) {
    return JsonObject.builder()
        .put("act", duty.act())
        .put("ceremony", duty.ceremony().value())
        .put("member", duty.member())
        .put("session", duty.session().orElse(null))
        .put("until", duty.until())
        .build();
  }

  private static JsonObject duty(OpeningDuty duty) {
    return JsonObject.builder()
        .put("act", "open")
        .put("ceremony", duty.ceremony().value())
        .put("member", duty.member())
        .put("tender", duty.tender().toString())
        .put("lot", duty.slot().lot())
        .put("envelope", duty.slot().envelope())
        .put("opensAt", duty.opensAt())
        .put("ready", duty.ready())
        .build();
  }

  private static List<String> base64(List<byte[]> documents) {
    return documents.stream().map(Base64.getEncoder()::encodeToString).toList();
  }

  /** Everything that an officer's client needs to open, but the bids. */
  JsonObject openingPackage(OpeningPackage content) {
    int last = content.notices().size() - 1;
    JsonBuilder json =
        JsonObject.ofType("opengeps/opening-package/3")
            .put(
                "earlierNotices",
                content.notices().subList(0, last),
                order -> Base64.getEncoder().encodeToString(order.signed()))
            .putBytes("notice", content.notices().get(last).signed())
            .put("incidents", base64(incidents.documentsBehind(content.notices())))
            .put("rules", base64(incidents.ruleSets(content.notices())))
            .put("calendars", base64(incidents.calendars(content.notices())))
            .putBytes("close", content.close())
            .putBytes("closeEntry", content.closeEntry().entry())
            .put("closeProof", content.closeEntry().asLogProof().toString())
            .putBytes("reveal", content.reveal())
            .putBytes("gateKey", content.gateKey().orElse(null));
    content.removed().ifPresent(removed -> add(json, removed));
    content.prices().ifPresent(prices -> add(json, prices));
    return json.build();
  }

  private static void add(JsonBuilder json, OpeningPackage.Removed removed) {
    json.putBytes("removals", removed.removals())
        .put("removalRequests", base64(removed.requests()))
        .put("removalGrants", base64(removed.grants()))
        .putBytes("removalsEntry", removed.entry().entry())
        .put("removalsProof", removed.entry().asLogProof().toString());
  }

  private static void add(JsonBuilder json, OpeningPackage.Prices prices) {
    json.putBytes("decision", prices.decision())
        .putBytes("decisionApproval", prices.approval())
        .putBytes("decisionEntry", prices.entry().entry())
        .put("decisionProof", prices.entry().asLogProof().toString())
        .putBytes("technicalRecord", prices.technicalRecord())
        .putBytes("gateValues", prices.gateValues())
        .put(
            "suspensions", base64(prices.pauses().stream().map(OpeningPackage.Pause::act).toList()))
        .put(
            "suspensionApprovals",
            base64(prices.pauses().stream().map(OpeningPackage.Pause::approval).toList()));
  }

  /**
   * A part of the bids.
   *
   * @param from place of the first, from 0
   */
  JsonObject openingBids(int from, List<SubmittedBid> bids) {
    return JsonObject.ofType("opengeps/opening-bids/1")
        .put("from", from)
        .put(
            "bids",
            bids,
            bid ->
                JsonObject.builder()
                    .putBytes("statement", bid.statement())
                    .putBytes("envelope", bid.envelope().orElse(null))
                    .build())
        .build();
  }
}
