package org.opengeps.verifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Inspection;

/** What was delivered under the contract, and how it was inspected; each by number. */
record DeliveryFiles(List<Signed<Delivery>> deliveries, List<Signed<Inspection>> inspections) {
  static final String FOLDER = "deliveries/";

  /** How names end, behind the number of the delivery. */
  static final String DELIVERY = "-delivery.p7s";

  static final String INSPECTION = "-inspection.p7s";

  DeliveryFiles {
    deliveries = List.copyOf(deliveries);
    inspections = List.copyOf(inspections);
  }

  static DeliveryFiles of(SignedFiles files) {
    return new DeliveryFiles(
        files.under(FOLDER, DELIVERY, Delivery::from),
        files.under(FOLDER, INSPECTION, Inspection::from));
  }

  static String delivery(int number) {
    return String.format(Locale.ROOT, "%s%03d%s", FOLDER, number, DELIVERY);
  }

  static String inspection(int number) {
    return String.format(Locale.ROOT, "%s%03d%s", FOLDER, number, INSPECTION);
  }

  List<Signed<?>> signed() {
    List<Signed<?>> all = new ArrayList<>(deliveries);
    all.addAll(inspections);
    return all;
  }

  /** All of them in the order of the log; what it does not have comes last. */
  List<Signed<?>> inOrderOf(LoggedFiles log) {
    return signed().stream()
        .sorted(
            Comparator.comparingLong(
                (Signed<?> one) -> log.indexOf(one.name()).orElse(Long.MAX_VALUE)))
        .toList();
  }
}
