package org.opengeps.payment.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.payment.ClaimState;
import org.opengeps.payment.PaymentDue;
import org.opengeps.payment.PaymentsView;
import org.opengeps.payment.model.KeptClaim;
import org.opengeps.payment.model.PaymentWork;
import org.opengeps.payment.rules.ClaimAccount;
import org.opengeps.protocol.message.PaymentOrder;

/** Claims and payments under contracts that exist. All of it is public. */
@ApplicationScoped
public class FindPayments {
  /** How many an agency is shown. */
  public static final int MOST = 100;

  @Inject private PaymentFiles files;
  @Inject private PaymentWork work;
  @Inject private Clock clock;

  /**
   * @param tender any order of its notice
   * @return refused with {@code contract-unknown}, {@code delivery-state} where no contract exists,
   *     or {@code claim-state} where nothing is paid here
   */
  @Transactional
  public Verdict<PaymentsView> find(TenderRef tender, String lot) {
    return files.find(tender, lot).map(this::view);
  }

  /** What waits for officers of an agency, the most urgent first. */
  @Transactional
  public List<PaymentDue> listWaiting(OrganisationId agency) {
    return work.listWaiting(agency, MOST);
  }

  /** As it stands after an act, in the act's transaction. */
  PaymentsView after(PaymentFile file) {
    return find(file.tender(), file.lot()).orThrow();
  }

  private PaymentsView view(PaymentFile file) {
    ClaimAccount account = file.account();
    Instant now = clock.instant();
    return new PaymentsView(
        file.tender(),
        file.lot(),
        file.accepted().contract(),
        account.sum(),
        account.accepted(),
        account.damages(),
        account.paid(),
        account.underway(),
        account.open(),
        interest(file),
        account.claimable(),
        account.next(),
        file.book().stream().map(entry -> item(file, entry, now)).toList());
  }

  private static Money interest(PaymentFile file) {
    Money sum = file.accepted().sum();
    return file.book().stream()
        .filter(entry -> entry.row().state() == ClaimState.PAID)
        .flatMap(entry -> entry.order().flatMap(PaymentOrder::interest).stream())
        .map(PaymentOrder.Interest::amount)
        .reduce(sum.minus(sum), Money::plus);
  }

  private static PaymentsView.Item item(PaymentFile file, PaymentFile.Entry entry, Instant now) {
    KeptClaim row = entry.row();
    ClaimState state = row.state();
    boolean waits = !state.isOver() && state != ClaimState.PAID;
    return new PaymentsView.Item(
        entry.claim(),
        row.claim(),
        row.signed(),
        row.at(),
        row.payBy(),
        file.lastDay(entry),
        state,
        waits && !now.isBefore(row.payBy()),
        row.back()
            .map(
                act ->
                    new PaymentsView.SentBack(entry.back().orElseThrow(), act.signed(), act.at())),
        IntStream.range(0, row.orders().size())
            .mapToObj(i -> ordered(entry.orders().get(i), row.orders().get(i)))
            .toList());
  }

  private static PaymentsView.Ordered ordered(PaymentOrder content, KeptClaim.KeptOrder order) {
    Optional<PaymentsView.Approved> approval =
        order.approval().map(act -> new PaymentsView.Approved(act.signed(), act.at()));
    return new PaymentsView.Ordered(
        content,
        order.order(),
        order.made().signed(),
        order.made().at(),
        approval,
        order.reports().stream()
            .map(one -> new PaymentsView.Reported(one.outcome(), one.signed(), one.at()))
            .toList());
  }
}
