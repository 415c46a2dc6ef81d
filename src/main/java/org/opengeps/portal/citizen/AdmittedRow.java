package org.opengeps.portal.citizen;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opengeps.protocol.message.Admitted;
import org.opengeps.protocol.message.OpeningRecord;

/**
 * A firm that may bid in a stage that is not the first.
 *
 * @param supplier its identifier, as the notice says it
 * @param name as its bid in the stage before says it; null if no record has it
 */
public record AdmittedRow(String supplier, String name) {
  /**
   * In the order of the notice.
   *
   * @param names of firms by their identifiers
   */
  static List<AdmittedRow> all(Admitted admitted, Map<String, String> names) {
    return admitted.suppliers().stream()
        .map(supplier -> new AdmittedRow(supplier, names.get(supplier)))
        .toList();
  }

  /** Names of firms by their identifiers; a bid that is void names nobody. */
  static Map<String, String> names(OpeningRecord record) {
    return record.bids().stream()
        .filter(bid -> bid.state() == OpeningRecord.State.OPENED)
        .filter(bid -> bid.supplier() != null && bid.supplierName() != null)
        .collect(
            Collectors.toUnmodifiableMap(
                OpeningRecord.Bid::supplier,
                OpeningRecord.Bid::supplierName,
                (first, other) -> first));
  }
}
