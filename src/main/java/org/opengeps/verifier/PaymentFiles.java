package org.opengeps.verifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.opengeps.payment.TransferOutcome;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.ClaimReturn;
import org.opengeps.protocol.message.PaymentApproval;
import org.opengeps.protocol.message.PaymentOrder;

/** What was claimed under the contract, ordered, approved, and reported by the bank. */
record PaymentFiles(
    List<Signed<Claim>> claims,
    List<Signed<ClaimReturn>> returns,
    List<Signed<PaymentOrder>> orders,
    List<Signed<PaymentApproval>> approvals,
    List<BankFile> reports) {
  static final String FOLDER = "payments/";

  /** How names end, behind the number of the claim. */
  static final String CLAIM = "-claim.p7s";

  static final String RETURN = "-return.p7s";

  /** The claim names its hash. */
  static final String INVOICE = "-invoice.xml";

  /** What stands between the number of the claim and the place of an order. */
  static final String ORDER = "-order-";

  static final String APPROVAL = "-approval-";

  PaymentFiles {
    claims = List.copyOf(claims);
    returns = List.copyOf(returns);
    orders = List.copyOf(orders);
    approvals = List.copyOf(approvals);
    reports = List.copyOf(reports);
  }

  static PaymentFiles of(SignedFiles files) {
    return new PaymentFiles(
        files.under(FOLDER, CLAIM, Claim::from),
        files.under(FOLDER, RETURN, ClaimReturn::from),
        files.where(FOLDER, name -> name.contains(ORDER), PaymentOrder::from),
        files.where(FOLDER, name -> name.contains(APPROVAL), PaymentApproval::from),
        reports(files));
  }

  /** What the bank signed: no JSON, and under no root of the trust file. */
  private static List<BankFile> reports(SignedFiles files) {
    List<BankFile> all = new ArrayList<>();
    for (String name : files.files().names(FOLDER)) {
      if (!name.endsWith(INVOICE) && fact(name) == FactKind.TRANSFER_REPORTED) {
        files
            .files()
            .find(name)
            .flatMap(der -> files.findings().read(name, der, bytes -> report(name, bytes)))
            .ifPresent(all::add);
      }
    }
    return all;
  }

  private static BankFile report(String name, byte[] der) {
    String[] words = name.substring(FOLDER.length(), name.lastIndexOf('.')).split("-");
    return new BankFile(
        name,
        Integer.parseInt(words[0]),
        Integer.parseInt(words[2]),
        JsonValues.word(words[1], TransferOutcome.class),
        SignedDocument.read(der));
  }

  static String name(int claim, String ending) {
    return String.format(Locale.ROOT, "%s%03d%s", FOLDER, claim, ending);
  }

  /**
   * @param kind {@link #ORDER}, {@link #APPROVAL} or {@code -booked-}
   * @param place of the order among those for the claim, from 1
   */
  static String name(int claim, String kind, int place) {
    return String.format(Locale.ROOT, "%s%03d%s%02d.p7s", FOLDER, claim, kind, place);
  }

  /** Which fact commits to a file. */
  static FactKind fact(String name) {
    if (name.endsWith(CLAIM)) {
      return FactKind.PAYMENT_CLAIMED;
    }
    if (name.endsWith(RETURN)) {
      return FactKind.CLAIM_SENT_BACK;
    }
    if (name.contains(APPROVAL)) {
      return FactKind.PAYMENT_APPROVED;
    }
    return name.contains(ORDER) ? FactKind.PAYMENT_ORDERED : FactKind.TRANSFER_REPORTED;
  }

  /** What people signed. */
  List<Signed<?>> signed() {
    List<Signed<?>> all = new ArrayList<>(claims);
    all.addAll(returns);
    all.addAll(orders);
    all.addAll(approvals);
    return all;
  }

  boolean isEmpty() {
    return signed().isEmpty() && reports.isEmpty();
  }

  /** The names of all of them in the order of the log; what it does not have comes last. */
  List<String> inOrderOf(LoggedFiles log) {
    List<String> names = new ArrayList<>(signed().stream().map(Signed::name).toList());
    reports.forEach(one -> names.add(one.name()));
    names.sort(Comparator.comparingLong(name -> log.indexOf(name).orElse(Long.MAX_VALUE)));
    return names;
  }
}
