package org.opengeps.rest.contract;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.opengeps.contract.DeliveriesView;
import org.opengeps.law.DelayDamages;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonObject;

/** What clients are answered about deliveries. */
@Dependent
public class DeliveryAnswers {
  @Inject private Documents documents;

  /** Amounts, state, and everything that was signed, with how damages were counted. */
  JsonObject deliveries(DeliveriesView view) {
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
        .put("deliveries", view.deliveries(), this::delivery)
        .build();
  }

  private JsonObject delivery(DeliveriesView.Item item) {
    return JsonObject.builder()
        .put("delivery", item.delivery().toJson())
        .put("deliveryHash", item.hash())
        .putBytes("signed", documents.get(item.signed()))
        .put("handedInAt", item.at())
        .put("inspectBy", item.inspectBy())
        .put("overdue", item.overdue())
        .put("inspection", item.inspection().map(this::inspection).orElse(null))
        .build();
  }

  private JsonObject inspection(DeliveriesView.Inspected one) {
    return JsonObject.builder()
        .put("inspection", one.inspection().toJson())
        .put("inspectionHash", one.inspection().hash())
        .putBytes("signed", documents.get(one.signed()))
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
