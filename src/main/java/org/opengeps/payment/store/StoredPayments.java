package org.opengeps.payment.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.payment.TransferOutcome;
import org.opengeps.payment.model.KeptClaim;
import org.opengeps.payment.model.KeptClaim.Act;
import org.opengeps.payment.model.KeptClaim.KeptOrder;
import org.opengeps.payment.model.KeptClaim.KeptReport;
import org.opengeps.payment.model.Payments;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.json.JsonValues;

/** {@link Payments} in MariaDB. Plain SQL: what was signed is only added and read. */
@ApplicationScoped
public class StoredPayments implements Payments {
  private static final String CLAIMS =
      "SELECT c.claim, c.number, c.signed, c.pay_by, c.claimed_by, c.claimed_at, r.signed,"
          + " r.returned_by, r.returned_at FROM payment_claim c"
          + " LEFT JOIN payment_claim_return r ON r.claim = c.claim"
          + " WHERE c.contract = ? ORDER BY c.number";
  private static final String ORDERS =
      "SELECT o.claim, o.payment_order, o.signed, o.ordered_by, o.ordered_at, a.signed,"
          + " a.approved_by, a.approved_at FROM payment_order o"
          + " JOIN payment_claim c ON c.claim = o.claim"
          + " LEFT JOIN payment_approval a ON a.payment_order = o.payment_order"
          + " WHERE c.contract = ? ORDER BY o.claim, o.place";
  private static final String REPORTS =
      "SELECT r.payment_order, r.outcome, r.signed, r.reported_at FROM payment_report r"
          + " JOIN payment_approval a ON a.payment_order = r.payment_order"
          + " JOIN payment_claim c ON c.claim = a.claim WHERE c.contract = ?"
          + " ORDER BY r.reported_at, r.outcome";

  @PersistenceContext private EntityManager entities;

  @Override
  public void add(KeptClaim claim, TenderRef tender, String lot, OrganisationId agency) {
    Sql.run(
        entities,
        "INSERT INTO payment_claim (claim, contract, number, signed, pay_by, claimed_by,"
            + " claimed_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        claim.claim().bytes(),
        claim.contract().bytes(),
        claim.number(),
        claim.signed().bytes(),
        claim.payBy(),
        claim.by().value(),
        claim.at());
    Sql.run(
        entities,
        "INSERT INTO payment_due (claim, tender, notice_order, lot, agency, stage, since, pay_by)"
            + " VALUES (?, ?, ?, ?, ?, 'claimed', ?, ?)",
        claim.claim().bytes(),
        tender.number(),
        tender.order(),
        lot,
        agency.value(),
        claim.at(),
        claim.payBy());
  }

  @Override
  public void sendBack(Sha256 claim, Act act) {
    Sql.run(
        entities,
        "INSERT INTO payment_claim_return (claim, signed, returned_by, returned_at)"
            + " VALUES (?, ?, ?, ?)",
        claim.bytes(),
        act.signed().bytes(),
        act.by().value(),
        act.at());
    Sql.run(entities, "DELETE FROM payment_due WHERE claim = ?", claim.bytes());
  }

  @Override
  public void add(Sha256 claim, KeptOrder order) {
    Act made = order.made();
    Sql.run(
        entities,
        "INSERT INTO payment_order (payment_order, claim, place, signed, ordered_by, ordered_at)"
            + " SELECT ?, ?, COUNT(*) + 1, ?, ?, ? FROM payment_order WHERE claim = ?",
        order.order().bytes(),
        claim.bytes(),
        made.signed().bytes(),
        made.by().value(),
        made.at(),
        claim.bytes());
    Sql.run(
        entities,
        "UPDATE payment_due SET stage = 'ordered', since = ?, payment_order = ?, ordered_by = ?"
            + " WHERE claim = ?",
        made.at(),
        order.order().bytes(),
        made.by().value(),
        claim.bytes());
  }

  @Override
  public void approve(Sha256 claim, Sha256 order, Act act, Instant until) {
    Sql.run(
        entities,
        "INSERT INTO payment_approval (payment_order, claim, attempt, signed, approved_by,"
            + " approved_at) SELECT ?, ?, COUNT(*) + 1, ?, ?, ? FROM payment_report r"
            + " JOIN payment_approval a ON a.payment_order = r.payment_order"
            + " WHERE a.claim = ? AND r.outcome = 'rejected'",
        order.bytes(),
        claim.bytes(),
        act.signed().bytes(),
        act.by().value(),
        act.at(),
        claim.bytes());
    Sql.run(
        entities,
        "UPDATE payment_due SET stage = 'transfer', since = ?, ask_at = ?, until = ?"
            + " WHERE claim = ?",
        act.at(),
        act.at(),
        until,
        claim.bytes());
  }

  @Override
  public boolean report(Sha256 claim, Sha256 order, KeptReport report) {
    int added =
        Sql.run(
            entities,
            "INSERT IGNORE INTO payment_report (payment_order, outcome, signed, reported_at)"
                + " VALUES (?, ?, ?, ?)",
            order.bytes(),
            JsonValues.word(report.outcome()),
            report.signed().bytes(),
            report.at());
    if (added > 0) {
      follow(claim, report);
    }
    return added > 0;
  }

  /** What waits goes on to whoever is next: those who watch, the officers, or nobody. */
  private void follow(Sha256 claim, KeptReport report) {
    switch (report.outcome()) {
      case BOOKED ->
          Sql.run(
              entities,
              "UPDATE payment_due SET stage = 'watch', since = ? WHERE claim = ?",
              report.at(),
              claim.bytes());
      case REJECTED ->
          Sql.run(
              entities,
              "UPDATE payment_due SET stage = 'claimed', since = ?, payment_order = NULL,"
                  + " ordered_by = NULL, ask_at = NULL, until = NULL WHERE claim = ?",
              report.at(),
              claim.bytes());
      case RETURNED -> Sql.run(entities, "DELETE FROM payment_due WHERE claim = ?", claim.bytes());
    }
  }

  @Override
  public List<KeptClaim> list(Sha256 contract) {
    List<Object[]> claims = Sql.rows(entities, CLAIMS, contract.bytes());
    if (claims.isEmpty()) {
      return List.of();
    }
    Map<Sha256, List<KeptOrder>> orders = orders(contract);
    return claims.stream()
        .map(
            row ->
                new KeptClaim(
                    hash(row[0]),
                    contract,
                    ((Number) row[1]).intValue(),
                    hash(row[2]),
                    Sql.instant(row[3]),
                    new PersonId((String) row[4]),
                    Sql.instant(row[5]),
                    act(row, 6),
                    orders.getOrDefault(hash(row[0]), List.of())))
        .toList();
  }

  /** By the hash of the claim. */
  private Map<Sha256, List<KeptOrder>> orders(Sha256 contract) {
    Map<Sha256, List<KeptReport>> reports = new HashMap<>();
    for (Object[] row : Sql.rows(entities, REPORTS, contract.bytes())) {
      reports
          .computeIfAbsent(hash(row[0]), any -> new ArrayList<>())
          .add(
              new KeptReport(
                  JsonValues.word((String) row[1], TransferOutcome.class),
                  hash(row[2]),
                  Sql.instant(row[3])));
    }
    Map<Sha256, List<KeptOrder>> orders = new HashMap<>();
    for (Object[] row : Sql.rows(entities, ORDERS, contract.bytes())) {
      Sha256 order = hash(row[1]);
      orders
          .computeIfAbsent(hash(row[0]), any -> new ArrayList<>())
          .add(
              new KeptOrder(
                  order,
                  act(row, 2).orElseThrow(),
                  act(row, 5),
                  reports.getOrDefault(order, List.of())));
    }
    return orders;
  }

  private static Optional<Act> act(Object[] row, int from) {
    return row[from] == null
        ? Optional.empty()
        : Optional.of(
            new Act(
                hash(row[from]), new PersonId((String) row[from + 1]), Sql.instant(row[from + 2])));
  }

  private static Sha256 hash(Object column) {
    return Sha256.fromBytes((byte[]) column);
  }
}
