package org.opengeps.opendata.usecase;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.payment.PaymentsView;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonValues;

/**
 * What was claimed and paid: everything that was signed, and what the bank signed of it.
 *
 * @param logged what the log of the bundle names
 */
record BundlePayments(Documents documents, Set<Sha256> logged) {
  /** Nothing where no contract exists, or nothing is paid here. */
  void add(BundleZip bundle, Verdict<PaymentsView> payments) {
    if (payments instanceof Verdict.Accepted<PaymentsView> accepted) {
      accepted.value().claims().forEach(claim -> add(bundle, claim));
    }
  }

  private void add(BundleZip bundle, PaymentsView.Item claim) {
    String prefix = String.format(Locale.ROOT, "payments/%03d-", claim.claim().number());
    put(bundle, prefix + "claim", Optional.of(claim.signed()));
    if (claim.claim().invoice() != null && logged.contains(claim.signed())) {
      bundle.put(prefix + "invoice.xml", documents.get(claim.claim().invoice()));
    }
    put(bundle, prefix + "return", claim.back().map(PaymentsView.SentBack::signed));
    List<PaymentsView.Ordered> orders = claim.orders();
    for (int i = 0; i < orders.size(); i++) {
      add(bundle, prefix, String.format(Locale.ROOT, "-%02d", i + 1), orders.get(i));
    }
  }

  private void add(BundleZip bundle, String prefix, String place, PaymentsView.Ordered order) {
    put(bundle, prefix + "order" + place, Optional.of(order.signed()));
    put(bundle, prefix + "approval" + place, order.approval().map(PaymentsView.Approved::signed));
    order
        .reports()
        .forEach(
            one ->
                put(
                    bundle,
                    prefix + JsonValues.word(one.outcome()) + place,
                    Optional.of(one.signed())));
  }

  private void put(BundleZip bundle, String name, Optional<Sha256> document) {
    document
        .filter(logged::contains)
        .ifPresent(hash -> bundle.put(name + ".p7s", documents.get(hash)));
  }
}
