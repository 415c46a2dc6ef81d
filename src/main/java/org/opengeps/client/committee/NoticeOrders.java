package org.opengeps.client.committee;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeOrder;
import org.opengeps.protocol.pki.CertifiedSigner;
import org.opengeps.protocol.pki.Trust;

/**
 * All orders of a tender's notice from the first to the one at hand, each signed for the agency,
 * none earlier than the one before.
 */
record NoticeOrders(List<Notice> orders) {

  /**
   * @param answer of {@code tenders/{no}/opening-package}
   */
  static Verdict<NoticeOrders> of(JsonObject answer, Trust trust) {
    List<byte[]> signed =
        new ArrayList<>(answer.values("earlierNotices", Base64.getDecoder()::decode));
    signed.add(answer.bytes("notice"));
    List<Notice> orders = new ArrayList<>();
    for (byte[] cms : signed) {
      Verdict<SignedDocument> document =
          SignatureCheck.check("the notice", cms, trust.signingRoots());
      if (document instanceof Verdict.Refused<SignedDocument> refused) {
        return Verdict.refuse(refused.refusal());
      }
      Notice next = Notice.from(document.orThrow().json());
      Optional<Refusal> problem =
          CertifiedSigner.foreign(next.agency().code(), document.orThrow().signer(), "the notice")
              .or(
                  () ->
                      orders.isEmpty()
                          ? NoticeOrder.beginning(next)
                          : NoticeOrder.after(orders.get(orders.size() - 1), next));
      if (problem.isPresent()) {
        return Verdict.refuse(problem.get());
      }
      orders.add(next);
    }
    return Verdict.accept(new NoticeOrders(List.copyOf(orders)));
  }

  /** The order at hand. */
  Notice last() {
    return orders.get(orders.size() - 1);
  }

  /**
   * Whether the log says of this tender anything else than these orders: a later one, or another
   * text of one.
   *
   * @param logged every word on the notice in the log, in its order
   */
  Optional<Refusal> outdated(List<LoggedNotice> logged) {
    if (logged.stream().anyMatch(LoggedNotice::isCancelled)) {
      return Optional.of(
          new Refusal("notice-cancelled", "The log says that this tender was cancelled."));
    }
    boolean same = logged.size() == orders.size();
    for (int i = 0; same && i < orders.size(); i++) {
      same =
          logged.get(i).ref().equals(orders.get(i).ref())
              && Objects.equals(logged.get(i).notice(), orders.get(i).hash());
    }
    return same
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                "notice-superseded",
                "The log's notices of this tender are "
                    + logged.stream().map(one -> one.ref().toString()).toList()
                    + ", the package leads to "
                    + last().ref()
                    + ". Nothing is opened on a notice that is not the last, or that was published twice: tell the"
                    + " auditors."));
  }
}
