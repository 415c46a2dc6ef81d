package org.opengeps.custody.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.CeremonyState;
import org.opengeps.custody.SeatedMember;
import org.opengeps.custody.UnfinishedCeremony;
import org.opengeps.custody.model.CommitteeRows;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.message.Slot;

/** {@link CommitteeRows} in MariaDB. Plain SQL: lists read them, nothing is changed. */
@ApplicationScoped
class StoredCommitteeRows implements CommitteeRows {
  @PersistenceContext private EntityManager entities;

  @Override
  public long countFree(String agency, Instant now) {
    return Sql.count(
        entities,
        "SELECT COUNT(*) FROM custody_pool_key k JOIN custody_ceremony c"
            + " ON c.id = k.ceremony WHERE c.agency = ? AND c.state = 'READY'"
            + " AND c.expires_at > ? AND NOT EXISTS"
            + " (SELECT 1 FROM custody_binding b WHERE b.key_id = k.id)",
        agency,
        now);
  }

  @Override
  public List<SeatedMember> listSeated(Collection<String> tenders) {
    return ManyRows.select(
            entities,
            "SELECT b.tender, b.lot, b.envelope, c.threshold, m.member, m.person, m.name"
                + " FROM custody_binding b JOIN custody_pool_key k ON k.id = b.key_id"
                + " JOIN custody_ceremony c ON c.id = k.ceremony"
                + " JOIN custody_member m ON m.ceremony = c.id WHERE b.tender IN",
            List.copyOf(tenders))
        .stream()
        .map(
            row ->
                new SeatedMember(
                    (String) row[0],
                    new Slot((String) row[1], (String) row[2]),
                    ((Number) row[3]).intValue(),
                    ((Number) row[4]).intValue(),
                    (String) row[5],
                    (String) row[6]))
        .sorted(Comparator.comparingInt(SeatedMember::index))
        .toList();
  }

  @Override
  public List<UnfinishedCeremony> listUnfinished(String agency, Instant begunBefore, Instant now) {
    List<Object[]> rows =
        Sql.rows(
            entities,
            "SELECT c.id, c.state, c.created_at, c.expires_at, m.name FROM custody_ceremony c"
                + " LEFT JOIN custody_member m ON m.ceremony = c.id"
                + " AND c.state IN ('ROUND_1', 'ROUND_2') AND NOT EXISTS"
                + " (SELECT 1 FROM custody_message x WHERE x.ceremony = c.id"
                + " AND x.member = m.member AND x.step = c.state)"
                + " WHERE c.agency = ? AND c.state IN ('ROUND_1', 'ROUND_2', 'REHEARSING')"
                + " AND c.created_at <= ? AND c.expires_at > ?"
                + " AND NOT EXISTS (SELECT 1 FROM custody_ceremony r WHERE r.agency = c.agency"
                + " AND r.state = 'READY' AND r.created_at > c.created_at"
                + " AND c.threshold <= (SELECT COUNT(*) FROM custody_member a"
                + " JOIN custody_member b ON b.person = a.person"
                + " WHERE a.ceremony = c.id AND b.ceremony = r.id))"
                + " ORDER BY c.created_at, c.id, m.member",
            agency,
            begunBefore,
            now);
    Map<String, List<Object[]>> byCeremony = new LinkedHashMap<>();
    rows.stream()
        .forEach(
            row -> byCeremony.computeIfAbsent((String) row[0], id -> new ArrayList<>()).add(row));
    return byCeremony.values().stream().map(StoredCommitteeRows::unfinished).toList();
  }

  private static UnfinishedCeremony unfinished(List<Object[]> rows) {
    Object[] first = rows.get(0);
    return new UnfinishedCeremony(
        CeremonyId.parse((String) first[0]),
        CeremonyState.valueOf((String) first[1]),
        Sql.instant(first[2]),
        Sql.instant(first[3]),
        rows.stream().map(row -> (String) row[4]).filter(Objects::nonNull).toList());
  }
}
