package org.opengeps.verifier;

import java.util.Arrays;
import java.util.Set;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.ContractStep;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Partial;

/** Which entries of the log may commit to which files of a bundle, and which must. */
final class FileKinds {
  /** What the log calls orders. */
  static final Set<String> ORDERS = Notice.Kind.facts();

  /** Kinds whose document must lie in the bundle beside orders: the outcome depends on it. */
  private static final Set<String> MUST_LIE_HERE =
      Set.of(
          FactKind.CALENDAR_PUBLISHED.word(),
          FactKind.QUESTION_ANSWERED.word(),
          FactKind.TENDER_CLOSED.word(),
          FactKind.BIDS_REMOVED.word(),
          FactKind.CLOSE_REVEALED.word(),
          FactKind.GATE_KEY_PUBLISHED.word(),
          FactKind.GATE_VALUES_PUBLISHED.word(),
          FactKind.ROUND_SUSPENDED.word(),
          FactKind.ROUND_RESUMED.word(),
          FactKind.TENDER_OPENED.word(),
          FactKind.TENDER_FAILED.word(),
          FactKind.CONTRACT_SENT.word(),
          FactKind.CONTRACT_CONSENTED.word(),
          FactKind.CONTRACT_DECLINED.word(),
          FactKind.CONTRACT_CONCLUDED.word(),
          FactKind.DELIVERY_HANDED_IN.word(),
          FactKind.DELIVERY_INSPECTED.word(),
          FactKind.PAYMENT_CLAIMED.word(),
          FactKind.CLAIM_SENT_BACK.word(),
          FactKind.PAYMENT_ORDERED.word(),
          FactKind.PAYMENT_APPROVED.word(),
          FactKind.TRANSFER_REPORTED.word(),
          FactKind.BIDS_DESTROYED.word());

  private FileKinds() {}

  /** Whether the bundle of the lot that an entry is about must hold its document. */
  static boolean mustLieHere(LedgerEntry entry) {
    return MUST_LIE_HERE.contains(entry.kind())
        || ORDERS.contains(entry.kind())
        || FactKind.PARTIAL_POSTED.is(entry)
            && entry.data().has("list")
            && entry.data().string("list").equals(Partial.PUBLIC);
  }

  /** Kinds of entries that may commit to this file; empty for files that the log does not name. */
  static Set<String> of(String path) {
    String name =
        path.startsWith(Bundle.TECHNICAL) ? path.substring(Bundle.TECHNICAL.length()) : path;
    if (name.startsWith("notices/")) {
      return ORDERS;
    }
    if (name.startsWith(CalendarCheck.FOLDER)) {
      return Set.of(FactKind.CALENDAR_PUBLISHED.word());
    }
    if (name.startsWith(AnswersCheck.FOLDER)) {
      return Set.of(FactKind.QUESTION_ANSWERED.word());
    }
    if (name.startsWith(SuspensionCheck.FOLDER) && name.endsWith(SuspensionCheck.ACT)) {
      return Set.of(FactKind.ROUND_SUSPENDED.word(), FactKind.ROUND_RESUMED.word());
    }
    if (name.startsWith("incidents/")) {
      return Set.of(FactKind.INCIDENT_RECORDED.word());
    }
    if (name.startsWith("partials/")) {
      return Set.of(FactKind.PARTIAL_POSTED.word());
    }
    if (name.startsWith(DestructionCheck.FOLDER)) {
      return Set.of(FactKind.BIDS_DESTROYED.word());
    }
    if (name.startsWith("ceremony/round1")) {
      return Set.of(FactKind.CEREMONY_ROUND1.word());
    }
    if (name.startsWith("ceremony/round2")) {
      return Set.of(FactKind.CEREMONY_ROUND2.word());
    }
    if (name.startsWith("ceremony/rehearsal")) {
      return Set.of(FactKind.REHEARSAL_MESSAGE.word());
    }
    if (name.startsWith(DeliveryFiles.FOLDER)) {
      return Set.of(
          name.endsWith(DeliveryFiles.INSPECTION)
              ? FactKind.DELIVERY_INSPECTED.word()
              : FactKind.DELIVERY_HANDED_IN.word());
    }
    if (name.startsWith(PaymentFiles.FOLDER) && !name.endsWith(PaymentFiles.INVOICE)) {
      return Set.of(PaymentFiles.fact(name).word());
    }
    if (name.startsWith(ContractFiles.FOLDER)) {
      return contract(name);
    }
    return switch (name) {
      case "ceremony/ceremony.p7s" -> Set.of(FactKind.CEREMONY_CREATED.word());
      case "close.json" -> Set.of(FactKind.TENDER_CLOSED.word());
      case RemovalFiles.LIST -> Set.of(FactKind.BIDS_REMOVED.word());
      case "close-reveal.json" ->
          Set.of(FactKind.CLOSE_REVEALED.word(), FactKind.TENDER_FAILED.word());
      case "lapse.json" -> Set.of(FactKind.TENDER_FAILED.word());
      case Bundle.DECISION ->
          Set.of(FactKind.TECHNICAL_DECIDED.word(), FactKind.TENDER_FAILED.word());
      case Bundle.GATE_VALUES -> Set.of(FactKind.GATE_VALUES_PUBLISHED.word());
      case "gate-key.json" -> Set.of(FactKind.GATE_KEY_PUBLISHED.word());
      case "opening-record.p7s" ->
          Set.of(FactKind.TENDER_OPENED.word(), FactKind.TENDER_FAILED.word());
      case "ranking.p7s" -> Set.of(FactKind.BIDS_RANKED.word(), FactKind.TENDER_FAILED.word());
      case "award.p7s" -> Set.of(FactKind.AWARD_DECIDED.word());
      case "unsuccessful.p7s" -> Set.of(FactKind.TENDER_FAILED.word());
      default -> Set.of();
    };
  }

  private static Set<String> contract(String name) {
    return Arrays.stream(ContractStep.Kind.values())
        .filter(kind -> name.endsWith(ContractFiles.ending(kind)))
        .map(kind -> kind.fact().word())
        .findFirst()
        .map(Set::of)
        .orElse(Set.of(FactKind.CONTRACT_SENT.word()));
  }
}
