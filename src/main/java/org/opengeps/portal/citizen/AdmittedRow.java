package org.opengeps.portal.citizen;

import java.util.List;
import java.util.Objects;
import org.opengeps.protocol.message.Admitted;
import org.opengeps.protocol.message.OpeningRecord;

/**
 * A firm that may bid in a stage that is not the first.
 *
 * @param supplier its identifier, as the notice says it
 * @param name as its bid in a stage before says it; null if no record has it
 */
public record AdmittedRow(String supplier, String name) {
  /**
   * In the order of the notice.
   *
   * @param records of the stages before
   */
  static List<AdmittedRow> all(Admitted admitted, List<OpeningRecord> records) {
    return admitted.suppliers().stream()
        .map(supplier -> new AdmittedRow(supplier, name(supplier, records)))
        .toList();
  }

  private static String name(String supplier, List<OpeningRecord> records) {
    return records.stream()
        .flatMap(record -> record.bids().stream())
        .filter(bid -> supplier.equals(bid.supplier()))
        .map(OpeningRecord.Bid::supplierName)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
