package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opengeps.contract.ContractView;
import org.opengeps.contract.DeliveriesView;
import org.opengeps.contract.usecase.FindDeliveries;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.Currencies;

/** Deliveries on the page of a contract, and the form in which its firm hands one in. */
@ApplicationScoped
class DeliveryDesk {
  @Inject private FindDeliveries deliveries;
  @Inject private Documents documents;
  @Inject private Clock clock;

  /**
   * What was delivered, once the contract exists.
   *
   * @param own whether the visitor is of the firm
   */
  void fill(ContractView contract, ZoneId zone, boolean own, Map<String, Object> model) {
    deliveries.list(List.of(contract)).stream()
        .findFirst()
        .ifPresent(
            all -> {
              model.put("deliveries", all);
              model.put("deliverers", signers(all));
              boolean delivering = own && all.rest().isPositive();
              model.put("delivering", delivering);
              if (delivering) {
                model.put("deliveryForm", form(contract, all, zone));
              }
            });
  }

  /** Who signed what, by the hash of the document. */
  private Map<String, String> signers(DeliveriesView all) {
    List<Sha256> signed = all.signed();
    Map<String, String> signers = new HashMap<>();
    List<byte[]> contents = documents.list(signed);
    for (int i = 0; i < contents.size(); i++) {
      signers.put(signed.get(i).hex(), Signer.of(contents.get(i)));
    }
    return signers;
  }

  private Map<String, Object> form(ContractView contract, DeliveriesView all, ZoneId zone) {
    Instant concluded = contract.concludedAt().orElseThrow();
    Optional<DeliveriesView.Item> mended = all.toMend().stream().findFirst().flatMap(all::find);
    LocalDate first = LocalDate.ofInstant(concluded, zone);
    return Map.of(
        "rest", all.rest(),
        "currency", Currencies.toJson(all.sum().currency()).toString(),
        "next", String.valueOf(all.deliveries().size() + 1),
        "parts", all.mayBePart(),
        "mends", mended.map(one -> one.hash().hex()).orElse(""),
        "amount", mended.map(one -> one.returned().text()).orElse(""),
        "whole", mended.map(one -> one.returned().equals(all.rest())).orElse(false),
        "first",
            mended
                .flatMap(DeliveriesView.Item::inspection)
                .map(one -> one.inspection().inspectedOn())
                .filter(first::isBefore)
                .orElse(first)
                .toString(),
        "today", LocalDate.ofInstant(clock.instant(), zone).toString());
  }

  /** Of those of a firm's contracts that exist, by the hash of the contract. */
  Map<Sha256, DeliveriesView> of(List<ContractView> contracts) {
    return deliveries.list(contracts).stream()
        .collect(Collectors.toMap(DeliveriesView::contract, one -> one));
  }
}
