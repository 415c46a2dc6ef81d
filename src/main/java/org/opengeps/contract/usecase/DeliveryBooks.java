package org.opengeps.contract.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.contract.model.Deliveries;
import org.opengeps.contract.model.HandedDelivery;
import org.opengeps.contract.model.HandedDelivery.MadeInspection;
import org.opengeps.contract.rules.DeliveryAccount;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Inspection;

/** Reads what was signed about the deliveries under contracts. */
@Dependent
class DeliveryBooks {
  @Inject private Deliveries deliveries;
  @Inject private Documents documents;

  /** A row with what was signed. */
  record Entry(HandedDelivery row, Delivery delivery, Optional<Inspection> inspection) {
    DeliveryAccount.HandedIn handedIn() {
      return new DeliveryAccount.HandedIn(delivery, inspection);
    }
  }

  List<Entry> of(Sha256 contract) {
    return read(List.of(contract)).getOrDefault(contract, List.of());
  }

  /** Of many contracts: two statements for all. Those without deliveries are not there. */
  Map<Sha256, List<Entry>> read(Collection<Sha256> contracts) {
    List<HandedDelivery> rows = deliveries.list(contracts);
    Map<Sha256, byte[]> signed = documents(rows);
    Map<Sha256, List<Entry>> books = new HashMap<>();
    for (HandedDelivery row : rows) {
      books
          .computeIfAbsent(row.contract(), any -> new ArrayList<>())
          .add(
              new Entry(
                  row,
                  Delivery.from(SignedDocument.read(signed.get(row.signed())).json()),
                  row.inspection()
                      .map(one -> SignedDocument.read(signed.get(one.signed())).json())
                      .map(Inspection::from)));
    }
    return books;
  }

  private Map<Sha256, byte[]> documents(List<HandedDelivery> rows) {
    List<Sha256> hashes =
        rows.stream()
            .flatMap(
                row ->
                    Stream.concat(
                        Stream.of(row.signed()),
                        row.inspection().map(MadeInspection::signed).stream()))
            .toList();
    Iterator<byte[]> contents = documents.list(hashes).iterator();
    Map<Sha256, byte[]> found = new LinkedHashMap<>();
    hashes.forEach(hash -> found.put(hash, contents.next()));
    return found;
  }

  static DeliveryAccount account(Money sum, List<Entry> book) {
    return new DeliveryAccount(sum, book.stream().map(Entry::handedIn).toList());
  }
}
