package org.opengeps.payment.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.contract.AcceptedDeliveries;
import org.opengeps.contract.usecase.FindAccepted;
import org.opengeps.identity.Signed;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.payment.model.KeptClaim;
import org.opengeps.payment.model.KeptClaim.KeptOrder;
import org.opengeps.payment.model.Payments;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.ClaimReturn;
import org.opengeps.protocol.message.PaymentOrder;

/** Reads what was signed about payments under a contract. */
@Dependent
class PaymentFiles {
  @Inject private FindAccepted accepted;
  @Inject private Payments payments;
  @Inject private Documents documents;

  /** To look at. */
  Verdict<PaymentFile> find(TenderRef tender, String lot) {
    return accepted.find(tender, lot).then(this::read);
  }

  /** Alone until the transaction ends, for who signed for the firm that contracted. */
  Verdict<PaymentFile> lock(TenderRef tender, String lot, Signed<?> supplier) {
    return accepted.lock(tender, lot, supplier).then(this::read);
  }

  /** The same for an officer of the agency. */
  Verdict<PaymentFile> lockForOfficer(TenderRef tender, String lot, Signed<?> officer) {
    return accepted.lock(tender, lot, officer.actor().organisation()).then(this::read);
  }

  private Verdict<PaymentFile> read(AcceptedDeliveries one) {
    return Verdict.found(one.rules().payment(), () -> Refusal.of("claim-state.no-law"))
        .map(law -> new PaymentFile(one, law, book(payments.list(one.contract()))));
  }

  /** All that was signed with one statement. */
  private List<PaymentFile.Entry> book(List<KeptClaim> rows) {
    List<Sha256> hashes = rows.stream().flatMap(PaymentFiles::signed).distinct().toList();
    Iterator<byte[]> contents = documents.list(hashes).iterator();
    Map<Sha256, byte[]> found = new HashMap<>();
    hashes.forEach(hash -> found.put(hash, contents.next()));
    return rows.stream().map(row -> entry(row, found)).toList();
  }

  private static Stream<Sha256> signed(KeptClaim row) {
    return Stream.of(
            Stream.of(row.signed()),
            row.back().map(KeptClaim.Act::signed).stream(),
            row.orders().stream().map(KeptOrder::made).map(KeptClaim.Act::signed))
        .flatMap(one -> one);
  }

  private static PaymentFile.Entry entry(KeptClaim row, Map<Sha256, byte[]> found) {
    return new PaymentFile.Entry(
        row,
        Claim.from(json(found.get(row.signed()))),
        row.back().map(act -> ClaimReturn.from(json(found.get(act.signed())))),
        row.orders().stream()
            .map(order -> PaymentOrder.from(json(found.get(order.made().signed()))))
            .toList());
  }

  private static JsonObject json(byte[] signed) {
    return SignedDocument.read(signed).json();
  }

  /** {@code tender-differs}, where a message is about another tender than its door. */
  static Optional<Refusal> elsewhere(String number, TenderRef named) {
    return named.number().equals(number)
        ? Optional.empty()
        : Optional.of(Refusal.of("tender-differs").with("named", named).with("asked", number));
  }
}
