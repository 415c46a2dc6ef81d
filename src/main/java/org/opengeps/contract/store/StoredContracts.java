package org.opengeps.contract.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.contract.model.ContractFile;
import org.opengeps.contract.model.Contracts;
import org.opengeps.contract.model.DueContract;
import org.opengeps.contract.model.Offered;
import org.opengeps.contract.model.Stepped;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.platform.ManyRows;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.ContractStep;

/** {@link Contracts} in MariaDB. Plain SQL: rows are only added and read. */
@ApplicationScoped
public class StoredContracts implements Contracts {
  private static final String DUE =
      "SELECT tender, notice_order, lot, agency, supplier, award_hash, awarded_at, sign_by"
          + " FROM contract_due WHERE ";
  private static final String OFFERS =
      "SELECT tender, lot, contract, signed, consent_by, offered_by, offered_at, place"
          + " FROM contract_offer WHERE tender IN";
  private static final String STEPS =
      "SELECT o.tender, o.lot, s.contract, s.kind, s.signed, s.signed_by, s.signed_at,"
          + " s.confirm_by"
          + " FROM contract_step s JOIN contract_offer o ON o.contract = s.contract"
          + " WHERE o.tender IN";

  /** A lot of a tender. */
  private record Key(String tender, String lot) {}

  /** An offer with its place among those of its lot. */
  private record Placed(int place, Offered offered) {}

  @PersistenceContext private EntityManager entities;

  @Override
  public void add(DueContract due) {
    insert(
        "INSERT INTO contract_due (tender, lot, notice_order, agency, supplier, award_hash,"
            + " awarded_at, sign_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        due.tender().number(),
        due.lot(),
        due.tender().order(),
        due.agency().value(),
        due.supplier(),
        due.award().bytes(),
        utc(due.awardedAt()),
        utc(due.signBy()));
  }

  @Override
  public Optional<ContractFile> find(String tender, String lot) {
    return files(select(DUE + "tender = ? AND lot = ?", tender, lot)).stream().findFirst();
  }

  @Override
  public Optional<ContractFile> lock(String tender, String lot) {
    return files(select(DUE + "tender = ? AND lot = ? FOR UPDATE", tender, lot)).stream()
        .findFirst();
  }

  @Override
  public List<ContractFile> list(Collection<String> tenders) {
    return files(ManyRows.select(entities, DUE + "tender IN", List.copyOf(tenders)));
  }

  @Override
  public List<ContractFile> listOf(String supplier, int most) {
    return files(
        select(DUE + "supplier = ? ORDER BY awarded_at DESC, tender, lot LIMIT ?", supplier, most));
  }

  @Override
  public List<ContractFile> listUnfinished(OrganisationId agency, int most) {
    return files(
        select(
            DUE
                + "agency = ? AND NOT EXISTS (SELECT 1 FROM contract_offer o JOIN contract_step s"
                + " ON s.contract = o.contract WHERE o.tender = contract_due.tender"
                + " AND o.lot = contract_due.lot AND s.kind = 'confirmation')"
                + " ORDER BY awarded_at DESC, tender, lot LIMIT ?",
            agency.value(),
            most));
  }

  /** Their offers and steps: two statements for all of them. */
  private List<ContractFile> files(List<Object[]> rows) {
    List<DueContract> due = rows.stream().map(StoredContracts::due).toList();
    List<Object> tenders =
        due.stream().<Object>map(one -> one.tender().number()).distinct().toList();
    if (tenders.isEmpty()) {
      return List.of();
    }
    Map<Key, List<Placed>> offers = byLot(OFFERS, tenders, StoredContracts::offer);
    Map<Key, List<Stepped>> steps = byLot(STEPS, tenders, StoredContracts::step);
    return due.stream()
        .map(
            one -> {
              var key = new Key(one.tender().number(), one.lot());
              return file(
                  one, offers.getOrDefault(key, List.of()), steps.getOrDefault(key, List.of()));
            })
        .toList();
  }

  private <T> Map<Key, List<T>> byLot(
      String sql, List<Object> tenders, Function<Object[], T> reader) {
    Map<Key, List<T>> found = new HashMap<>();
    ManyRows.select(entities, sql, tenders)
        .forEach(
            row ->
                found.computeIfAbsent(key(row), any -> new ArrayList<>()).add(reader.apply(row)));
    return found;
  }

  private static ContractFile file(DueContract due, List<Placed> offers, List<Stepped> steps) {
    return new ContractFile(
        due,
        offers.stream()
            .sorted(Comparator.comparingInt(Placed::place))
            .map(Placed::offered)
            .toList(),
        steps.stream().sorted(Comparator.comparing(Stepped::at)).toList());
  }

  @Override
  public void add(String tender, String lot, int place, Offered offered) {
    insert(
        "INSERT INTO contract_offer (contract, tender, lot, place, signed, consent_by, offered_by,"
            + " offered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        offered.contract().bytes(),
        tender,
        lot,
        place,
        offered.signed().bytes(),
        utc(offered.consentBy()),
        offered.by().value(),
        utc(offered.at()));
  }

  @Override
  public void add(Stepped step) {
    insert(
        "INSERT INTO contract_step (contract, kind, signed, signed_by, signed_at, confirm_by)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        step.contract().bytes(),
        JsonValues.word(step.kind()),
        step.signed().bytes(),
        step.by().value(),
        utc(step.at()),
        step.confirmBy().map(StoredContracts::utc).orElse(null));
  }

  private static Key key(Object[] row) {
    return new Key((String) row[0], (String) row[1]);
  }

  private static DueContract due(Object[] row) {
    return new DueContract(
        new TenderRef((String) row[0], (String) row[1]),
        (String) row[2],
        new OrganisationId((String) row[3]),
        (String) row[4],
        Sha256.fromBytes((byte[]) row[5]),
        instant(row[6]),
        instant(row[7]));
  }

  private static Placed offer(Object[] row) {
    return new Placed(
        ((Number) row[7]).intValue(),
        new Offered(
            Sha256.fromBytes((byte[]) row[2]),
            Sha256.fromBytes((byte[]) row[3]),
            instant(row[4]),
            new PersonId((String) row[5]),
            instant(row[6])));
  }

  private static Stepped step(Object[] row) {
    return new Stepped(
        Sha256.fromBytes((byte[]) row[2]),
        JsonValues.word((String) row[3], ContractStep.Kind.class),
        Sha256.fromBytes((byte[]) row[4]),
        new PersonId((String) row[5]),
        instant(row[6]),
        Optional.ofNullable(row[7]).map(StoredContracts::instant));
  }

  private void insert(String sql, Object... values) {
    filled(sql, values).executeUpdate();
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> select(String sql, Object... values) {
    return filled(sql, values).getResultList();
  }

  private Query filled(String sql, Object... values) {
    Query query = entities.createNativeQuery(sql);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    return query;
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant instant(Object column) {
    LocalDateTime time =
        column instanceof Timestamp stamp ? stamp.toLocalDateTime() : (LocalDateTime) column;
    return time.toInstant(ZoneOffset.UTC);
  }
}
