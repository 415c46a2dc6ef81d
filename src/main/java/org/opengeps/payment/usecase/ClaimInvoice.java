package org.opengeps.payment.usecase;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.opengeps.contract.AcceptedDeliveries;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.invoice.Amounts;
import org.opengeps.protocol.invoice.InvoiceFacts;
import org.opengeps.protocol.invoice.Vat;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.Contract;

/**
 * The invoice that goes with a claim (전자세금계산서; docs/invoice.md). It follows from what was accepted,
 * the account and how the supply is taxed, so that it cannot say anything else than the claim; the
 * same is the same bytes, and the firm signs their hash.
 *
 * @param number of the claim
 * @param parts what is claimed
 * @param on day of the claim
 */
record ClaimInvoice(
    PaymentFile file,
    int number,
    List<AcceptedDeliveries.Part> parts,
    BankAccount account,
    LocalDate on) {
  private static final String EXEMPT = "부가가치세법 제26조";
  private static final int LONGEST_ITEM = 200;
  private static final int SHORT_HASH = 12;

  static ClaimInvoice of(PaymentFile file, Claim claim) {
    return new ClaimInvoice(
        file, claim.number(), parts(file, claim.inspections()), claim.account(), claim.claimedOn());
  }

  static List<AcceptedDeliveries.Part> parts(PaymentFile file, List<Sha256> inspections) {
    return file.accepted().parts().stream()
        .filter(part -> inspections.contains(part.inspection()))
        .toList();
  }

  byte[] write(Vat.Category taxed) {
    return Invoice.write(facts(taxed));
  }

  /** The document of that hash; empty if no way of taxing gives it. */
  Optional<byte[]> find(Sha256 hash) {
    return Arrays.stream(Vat.Category.values())
        .map(this::write)
        .filter(document -> Sha256.of(document).equals(hash))
        .findFirst();
  }

  private InvoiceFacts facts(Vat.Category taxed) {
    Contract contract = file.accepted().content();
    return new InvoiceFacts(
        number(contract),
        on,
        on,
        null,
        new InvoiceFacts.Party(
            "", contract.supplier().number(), contract.supplier().name().ko(), ""),
        new InvoiceFacts.Party(contract.agency().code(), "", contract.agency().name().ko(), ""),
        file.accepted().contract().hex(),
        contract.tender().number(),
        Amounts.of(
            vat(taxed, file.law().vat()), parts.stream().map(ClaimInvoice::supplied).toList()),
        new InvoiceFacts.Account(account.bank(), account.number(), account.holder()),
        notes());
  }

  /** Names of lots may be long: then the contract's hash stands for tender and lot. */
  private String number(Contract contract) {
    String plain = contract.tender().number() + "-" + contract.lot() + "-" + number;
    return plain.length() <= InvoiceFacts.LONGEST_NUMBER
        ? plain
        : file.accepted().contract().hex().substring(0, SHORT_HASH) + "-" + number;
  }

  private static Vat vat(Vat.Category taxed, Percent rate) {
    return switch (taxed) {
      case STANDARD -> Vat.standard(rate);
      case ZERO -> Vat.zero();
      case EXEMPT -> Vat.exempt(EXEMPT);
    };
  }

  private static Amounts.Supplied supplied(AcceptedDeliveries.Part part) {
    String line = part.what().replaceAll("\\s+", " ").strip();
    int end =
        line.offsetByCodePoints(0, Math.min(LONGEST_ITEM, line.codePointCount(0, line.length())));
    return new Amounts.Supplied(
        String.valueOf(part.number()), line.substring(0, end).strip(), part.accepted());
  }

  /** What is held back takes nothing off the taxable amount. */
  private List<String> notes() {
    Money sum = file.accepted().sum();
    Money damages =
        parts.stream().map(one -> one.damages().amount()).reduce(sum.minus(sum), Money::plus);
    return damages.isPositive()
        ? List.of("지연배상금 " + damages.text() + " " + damages.currency().code() + "은 지급할 때 뗌")
        : List.of();
  }
}
