package org.opengeps.rest.contract;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opengeps.contract.DeliveriesView;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.DelayDamages;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonObject;

/** What clients are answered about deliveries. */
@Dependent
public class DeliveryAnswers {
  @Inject private Documents documents;

  /** Amounts, state, and everything that was signed, with how damages were counted. */
  JsonObject deliveries(DeliveriesView view) {
    Map<Sha256, byte[]> signed = signed(view);
    return JsonObject.builder()
        .put("tender", view.tender().toString())
        .put("lot", view.lot())
        .put("contractHash", view.contract())
        .put("state", view.state())
        .put("until", view.until().orElse(null))
        .put("lastDay", view.lastDay().toString())
        .put("currency", view.sum().currency())
        .put("contractAmount", view.sum())
        .put("accepted", view.accepted())
        .put("pending", view.pending())
        .put("rest", view.rest())
        .put("damages", view.damages())
        .put("deliveries", view.deliveries(), one -> delivery(one, signed))
        .build();
  }

  /** All of them at once: a contract may have two hundred. */
  private Map<Sha256, byte[]> signed(DeliveriesView view) {
    List<Sha256> hashes = view.signed();
    Iterator<byte[]> contents = documents.list(hashes).iterator();
    return hashes.stream().collect(Collectors.toMap(hash -> hash, hash -> contents.next()));
  }

  private static JsonObject delivery(DeliveriesView.Item item, Map<Sha256, byte[]> signed) {
    return JsonObject.builder()
        .put("delivery", item.delivery().toJson())
        .put("deliveryHash", item.hash())
        .putBytes("signed", signed.get(item.signed()))
        .put("handedInAt", item.at())
        .put("inspectBy", item.inspectBy())
        .put("overdue", item.overdue())
        .put("inspection", item.inspection().map(one -> inspection(one, signed)).orElse(null))
        .build();
  }

  private static JsonObject inspection(DeliveriesView.Inspected one, Map<Sha256, byte[]> signed) {
    return JsonObject.builder()
        .put("inspection", one.inspection().toJson())
        .put("inspectionHash", one.inspection().hash())
        .putBytes("signed", signed.get(one.signed()))
        .put("inspectedAt", one.at())
        .put("damages", one.damages().map(DeliveryAnswers::damages).orElse(null))
        .build();
  }

  private static JsonObject damages(DelayDamages damages) {
    return JsonObject.builder()
        .put("part", damages.part())
        .put("rate", damages.rate().toString())
        .put("lateDays", damages.lateDays())
        .put("excusedDays", damages.excusedDays())
        .put("days", damages.days())
        .put("uncapped", damages.uncapped())
        .put("cap", damages.cap().toString())
        .put("most", damages.most())
        .put("amount", damages.amount())
        .build();
  }
}
