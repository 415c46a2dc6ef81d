package org.opengeps.payment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.payment.PaymentsView.Part;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.invoice.Vat;
import org.opengeps.protocol.message.Claim;

/** Invoices of claims, before they are signed and after. Changes nothing; all of it is public. */
@ApplicationScoped
public class WriteInvoice {
  @Inject private PaymentFiles files;
  @Inject private Documents documents;
  @Inject private Clock clock;

  /**
   * The invoice of a claim that somebody is about to sign today.
   *
   * @param inspections of what is claimed
   * @return UBL 2.1 in UTF-8; refused with {@code contract-unknown}, {@code delivery-state}, {@code
   *     claim-state} or {@code claim-differs}
   */
  @Transactional
  public Verdict<byte[]> draft(
      TenderRef tender,
      String lot,
      List<Sha256> inspections,
      BankAccount account,
      Vat.Category taxed) {
    return files
        .find(tender, lot)
        .unless(file -> notClaimable(file, inspections))
        .map(
            file ->
                new ClaimInvoice(
                        file,
                        file.account().next(),
                        ClaimInvoice.parts(file, inspections),
                        account,
                        file.day(clock.instant()))
                    .write(taxed));
  }

  private static Optional<Refusal> notClaimable(PaymentFile file, List<Sha256> inspections) {
    List<Sha256> open = file.account().claimable().stream().map(Part::inspection).toList();
    return inspections.isEmpty() || !open.containsAll(inspections)
        ? Optional.of(Refusal.of("claim-differs.parts"))
        : Optional.empty();
  }

  /**
   * The one that a claim names.
   *
   * @param number of the claim
   * @return refused also with {@code invoice-unknown}
   */
  @Transactional
  public Verdict<byte[]> find(TenderRef tender, String lot, int number) {
    return files
        .find(tender, lot)
        .then(
            file ->
                Verdict.found(
                    file.book().stream()
                        .map(PaymentFile.Entry::claim)
                        .filter(claim -> claim.number() == number)
                        .map(Claim::invoice)
                        .filter(hash -> hash != null)
                        .findFirst()
                        .map(documents::get),
                    () -> Refusal.of("invoice-unknown").with("number", number)));
  }
}
