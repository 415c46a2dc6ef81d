package org.opengeps.rest.payment;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.kernel.Sha256;
import org.opengeps.payment.PaymentsView;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/** What clients are answered about payments. */
@Dependent
public class PaymentAnswers {
  @Inject private Documents documents;

  /** Amounts, what may be claimed, and everything that was signed and reported. */
  JsonObject payments(PaymentsView view) {
    Map<Sha256, byte[]> signed = signed(view);
    return amounts(view)
        .put("claimable", view.claimable(), PaymentAnswers::part)
        .put("nextClaim", view.next())
        .put("settled", view.isSettled())
        .put("claims", view.claims(), one -> claim(one, signed))
        .build();
  }

  private static JsonBuilder amounts(PaymentsView view) {
    return JsonObject.builder()
        .put("tender", view.tender().toString())
        .put("lot", view.lot())
        .put("contractHash", view.contract())
        .put("currency", view.sum().currency())
        .put("contractAmount", view.sum())
        .put("accepted", view.accepted())
        .put("damages", view.damages())
        .put("paid", view.paid())
        .put("underway", view.underway())
        .put("open", view.open())
        .put("interest", view.interest());
  }

  private static JsonObject part(PaymentsView.Part part) {
    return JsonObject.builder()
        .put("delivery", part.delivery())
        .put("inspection", part.inspection())
        .put("acceptedAmount", part.accepted())
        .put("damages", part.damages())
        .build();
  }

  /** All of them at once. */
  private Map<Sha256, byte[]> signed(PaymentsView view) {
    List<Sha256> hashes =
        Stream.concat(
                view.signed().stream(),
                view.claims().stream()
                    .flatMap(one -> one.reports().stream())
                    .map(PaymentsView.Reported::signed))
            .distinct()
            .toList();
    Iterator<byte[]> contents = documents.list(hashes).iterator();
    return hashes.stream().collect(Collectors.toMap(hash -> hash, hash -> contents.next()));
  }

  private static JsonObject claim(PaymentsView.Item item, Map<Sha256, byte[]> signed) {
    return JsonObject.builder()
        .put("claim", item.claim().toJson())
        .put("claimHash", item.hash())
        .putBytes("signed", signed.get(item.signed()))
        .put("claimedAt", item.at())
        .put("payBy", item.payBy())
        .put("lastDay", item.lastDay().toString())
        .put("state", item.state())
        .put("overdue", item.overdue())
        .put("return", item.back().map(one -> back(one, signed)).orElse(null))
        .put("orders", item.orders(), one -> order(one, signed))
        .build();
  }

  private static JsonObject back(PaymentsView.SentBack one, Map<Sha256, byte[]> signed) {
    return JsonObject.builder()
        .put("return", one.content().toJson())
        .putBytes("signed", signed.get(one.signed()))
        .put("returnedAt", one.at())
        .build();
  }

  private static JsonObject order(PaymentsView.Ordered one, Map<Sha256, byte[]> signed) {
    return JsonObject.builder()
        .put("order", one.content().toJson())
        .put("orderHash", one.hash())
        .putBytes("signed", signed.get(one.signed()))
        .put("orderedAt", one.at())
        .put("approval", one.approval().map(by -> approval(by, signed)).orElse(null))
        .put("reports", one.reports(), report -> report(report, signed))
        .build();
  }

  private static JsonObject approval(PaymentsView.Approved one, Map<Sha256, byte[]> signed) {
    return JsonObject.builder()
        .putBytes("signed", signed.get(one.signed()))
        .put("approvedAt", one.at())
        .build();
  }

  private static JsonObject report(PaymentsView.Reported one, Map<Sha256, byte[]> signed) {
    return JsonObject.builder()
        .put("outcome", one.outcome())
        .putBytes("signed", signed.get(one.signed()))
        .put("reportedAt", one.at())
        .build();
  }
}
