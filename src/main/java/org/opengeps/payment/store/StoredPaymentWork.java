package org.opengeps.payment.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.payment.ClaimState;
import org.opengeps.payment.PaymentDue;
import org.opengeps.payment.model.PaymentWork;
import org.opengeps.payment.model.Transfer;
import org.opengeps.platform.Sql;

/** {@link PaymentWork} in MariaDB: the table of what waits, which {@link StoredPayments} fills. */
@ApplicationScoped
public class StoredPaymentWork implements PaymentWork {
  private static final String WAITING =
      "SELECT d.tender, d.notice_order, d.lot, d.claim, c.number, d.stage, d.since, d.pay_by,"
          + " d.ordered_by FROM payment_due d JOIN payment_claim c ON c.claim = d.claim"
          + " WHERE d.agency = ? AND d.stage IN ('claimed', 'ordered')"
          + " ORDER BY d.pay_by, d.tender, d.lot, c.number LIMIT ?";
  private static final String TO_ASK =
      "SELECT d.tender, d.notice_order, d.lot, c.contract, d.claim, d.payment_order, d.stage,"
          + " d.since, d.until FROM payment_due d JOIN payment_claim c ON c.claim = d.claim"
          + " WHERE d.ask_at <= ? ORDER BY d.ask_at, d.claim LIMIT ?";

  @PersistenceContext private EntityManager entities;

  @Override
  public List<PaymentDue> listWaiting(OrganisationId agency, int most) {
    return Sql.rows(entities, WAITING, agency.value(), most).stream()
        .map(StoredPaymentWork::due)
        .toList();
  }

  @Override
  public List<Transfer> listToAsk(Instant now, int most) {
    return Sql.rows(entities, TO_ASK, now, most).stream()
        .map(
            row ->
                new Transfer(
                    new TenderRef((String) row[0], (String) row[1]),
                    (String) row[2],
                    hash(row[3]),
                    hash(row[4]),
                    hash(row[5]),
                    row[6].equals("watch"),
                    Sql.instant(row[7]),
                    Sql.instant(row[8])))
        .toList();
  }

  @Override
  public void askAgain(Transfer transfer, Instant at) {
    Sql.run(
        entities,
        "UPDATE payment_due SET ask_at = ? WHERE claim = ? AND payment_order = ?",
        at,
        transfer.claim().bytes(),
        transfer.order().bytes());
  }

  @Override
  public void close(Transfer transfer) {
    Sql.run(
        entities,
        "DELETE FROM payment_due WHERE claim = ? AND payment_order = ?",
        transfer.claim().bytes(),
        transfer.order().bytes());
  }

  private static PaymentDue due(Object[] row) {
    return new PaymentDue(
        new TenderRef((String) row[0], (String) row[1]),
        (String) row[2],
        hash(row[3]),
        ((Number) row[4]).intValue(),
        row[5].equals("claimed") ? ClaimState.CLAIMED : ClaimState.ORDERED,
        Sql.instant(row[6]),
        Sql.instant(row[7]),
        Stream.ofNullable(row[8])
            .map(one -> new PersonId((String) one))
            .collect(Collectors.toSet()));
  }

  private static Sha256 hash(Object column) {
    return Sha256.fromBytes((byte[]) column);
  }
}
