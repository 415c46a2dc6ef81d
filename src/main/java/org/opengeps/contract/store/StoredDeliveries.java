package org.opengeps.contract.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.contract.DeliveryDue;
import org.opengeps.contract.model.Deliveries;
import org.opengeps.contract.model.HandedDelivery;
import org.opengeps.contract.model.HandedDelivery.MadeInspection;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;

/** {@link Deliveries} in MariaDB. Plain SQL: rows are only added and read. */
@ApplicationScoped
public class StoredDeliveries implements Deliveries {
  private static final String ROWS =
      "SELECT d.delivery, d.contract, d.number, d.signed, d.inspect_by, d.delivered_by,"
          + " d.delivered_at, i.signed, i.inspected_by, i.inspected_at FROM contract_delivery d"
          + " LEFT JOIN contract_inspection i ON i.delivery = d.delivery WHERE d.contract IN";

  private static final String WAITING =
      "SELECT c.tender, c.notice_order, c.lot, d.number, d.delivered_at, d.inspect_by,"
          + " o.offered_by, s.signed_by FROM contract_due c"
          + " JOIN contract_offer o ON o.tender = c.tender AND o.lot = c.lot"
          + " JOIN contract_delivery d ON d.contract = o.contract"
          + " LEFT JOIN contract_step s ON s.contract = o.contract AND s.kind = 'confirmation'"
          + " LEFT JOIN contract_inspection i ON i.delivery = d.delivery"
          + " WHERE c.agency = ? AND i.delivery IS NULL"
          + " ORDER BY d.inspect_by, c.tender, c.lot, d.number LIMIT ?";

  @PersistenceContext private EntityManager entities;

  @Override
  public void add(HandedDelivery delivery) {
    Sql.run(
        entities,
        "INSERT INTO contract_delivery (delivery, contract, number, signed, inspect_by,"
            + " delivered_by, delivered_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        delivery.delivery().bytes(),
        delivery.contract().bytes(),
        delivery.number(),
        delivery.signed().bytes(),
        delivery.inspectBy(),
        delivery.by().value(),
        delivery.at());
  }

  @Override
  public void add(Sha256 delivery, MadeInspection inspection) {
    Sql.run(
        entities,
        "INSERT INTO contract_inspection (delivery, signed, inspected_by, inspected_at)"
            + " VALUES (?, ?, ?, ?)",
        delivery.bytes(),
        inspection.signed().bytes(),
        inspection.by().value(),
        inspection.at());
  }

  @Override
  public List<HandedDelivery> list(Collection<Sha256> contracts) {
    List<Object> keys = contracts.stream().<Object>map(Sha256::bytes).toList();
    return ManyRows.select(entities, ROWS, keys).stream()
        .map(StoredDeliveries::delivery)
        .sorted(Comparator.comparingInt(HandedDelivery::number))
        .toList();
  }

  @Override
  public List<DeliveryDue> listWaiting(OrganisationId agency, int most) {
    return Sql.rows(entities, WAITING, agency.value(), most).stream()
        .map(StoredDeliveries::waiting)
        .toList();
  }

  private static HandedDelivery delivery(Object[] row) {
    return new HandedDelivery(
        hash(row[0]),
        hash(row[1]),
        ((Number) row[2]).intValue(),
        hash(row[3]),
        Sql.instant(row[4]),
        new PersonId((String) row[5]),
        Sql.instant(row[6]),
        row[7] == null
            ? Optional.empty()
            : Optional.of(
                new MadeInspection(
                    hash(row[7]), new PersonId((String) row[8]), Sql.instant(row[9]))));
  }

  private static DeliveryDue waiting(Object[] row) {
    Set<PersonId> contracted =
        Stream.of(row[6], row[7])
            .filter(one -> one != null)
            .map(one -> new PersonId((String) one))
            .collect(Collectors.toSet());
    return new DeliveryDue(
        new TenderRef((String) row[0], (String) row[1]),
        (String) row[2],
        ((Number) row[3]).intValue(),
        Sql.instant(row[4]),
        Sql.instant(row[5]),
        contracted);
  }

  private static Sha256 hash(Object column) {
    return Sha256.fromBytes((byte[]) column);
  }
}
