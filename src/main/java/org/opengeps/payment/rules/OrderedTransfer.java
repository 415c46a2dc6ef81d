package org.opengeps.payment.rules;

import java.time.Instant;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.bank.CreditTransfer;
import org.opengeps.protocol.message.PaymentOrder;

/**
 * The transfer that an approved order is. Its ids are the first half of the order's hash, so that
 * the same order is the same transfer however often it is sent, and the bank's notices lead back to
 * what two officers signed.
 */
public final class OrderedTransfer {
  private static final int HALF = 32;

  private OrderedTransfer() {}

  /**
   * @param claim its number among the claims under the contract
   * @param approvedAt when the second officer signed
   */
  public static CreditTransfer of(PaymentOrder order, int claim, Instant approvedAt) {
    String id = id(order.hash());
    return new CreditTransfer(
        id,
        id,
        approvedAt,
        order.payOn(),
        order.debtor(),
        order.creditor(),
        order.total(),
        order.tender() + "/" + order.lot() + "/" + claim);
  }

  /**
   * @param order hash of its JSON
   */
  public static String id(Sha256 order) {
    return order.hex().substring(0, HALF);
  }
}
