package org.opengeps.award.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.award.DirectAwardQuery;
import org.opengeps.award.DirectAwardView;
import org.opengeps.award.model.DirectAwards;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Documents;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.DirectAward;

/** Purchases in the table {@code direct_award}; what they say is in the signed documents. */
@ApplicationScoped
@Transactional
public class StoredDirectAwards implements DirectAwards {
  private static final String SELECT =
      "SELECT signed, agency, proposed_by, proposed_at, approval, approved_at FROM direct_award ";
  private static final String PUBLIC =
      "WHERE approval IS NOT NULL AND contract_date BETWEEN ? AND ?";

  /** Days before and after all that a purchase may have, as the column can hold them. */
  private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

  @PersistenceContext private EntityManager entities;
  @Inject private Documents documents;

  @Override
  public boolean add(DirectAwardView proposed) {
    return query(
                "INSERT IGNORE INTO direct_award (id, signed, agency, supplier, contract_date, proposed_by,"
                    + " proposed_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                proposed.content().id().toString(),
                proposed.signed().bytes(),
                proposed.agency().value(),
                proposed.content().supplier(),
                Date.valueOf(proposed.content().contractDate()),
                proposed.proposer().value(),
                proposed.proposedAt())
            .executeUpdate()
        == 1;
  }

  @Override
  public Optional<DirectAwardView> find(UUID id) {
    return read(query(SELECT + "WHERE id = ?", id.toString())).stream().findFirst();
  }

  @Override
  public Optional<DirectAwardView> lock(Sha256 signed) {
    return read(query(SELECT + "WHERE signed = ? FOR UPDATE", signed.bytes())).stream().findFirst();
  }

  @Override
  public void approve(UUID id, PersonId by, Sha256 approval, Instant at) {
    query(
            "UPDATE direct_award SET approved_by = ?, approval = ?, approved_at = ? WHERE id = ?",
            by.value(),
            approval.bytes(),
            at,
            id.toString())
        .executeUpdate();
  }

  @Override
  public long count(DirectAwardQuery asked) {
    return ((Number) conditions("SELECT COUNT(*) FROM direct_award ", asked, "").getSingleResult())
        .longValue();
  }

  @Override
  public List<DirectAwardView> list(DirectAwardQuery asked, long skipped, int most) {
    return read(
        conditions(
            SELECT,
            asked,
            " ORDER BY contract_date DESC, approved_at DESC, id LIMIT ?, ?",
            skipped,
            most));
  }

  @Override
  public List<DirectAwardView> listWaiting(
      OrganisationId agency, LocalDate contractFrom, int most) {
    return read(
        query(
            SELECT
                + "WHERE agency = ? AND contract_date >= ? AND approval IS NULL"
                + " ORDER BY proposed_at, id LIMIT ?",
            agency.value(),
            Date.valueOf(contractFrom),
            most));
  }

  private Query conditions(String what, DirectAwardQuery asked, String order, Object... more) {
    List<Object> values = new ArrayList<>();
    values.add(Date.valueOf(asked.from().filter(EARLIEST::isBefore).orElse(EARLIEST)));
    values.add(Date.valueOf(asked.until().filter(LATEST::isAfter).orElse(LATEST)));
    asked.agency().map(OrganisationId::value).ifPresent(values::add);
    values.addAll(List.of(more));
    String agency = asked.agency().isPresent() ? " AND agency = ?" : "";
    return query(what + PUBLIC + agency + order, values.toArray());
  }

  private Query query(String sql, Object... values) {
    return Sql.query(entities, sql, values);
  }

  private List<DirectAwardView> read(Query query) {
    List<?> rows = query.getResultList();
    List<Sha256> hashes =
        rows.stream().map(row -> Sha256.fromBytes((byte[]) ((Object[]) row)[0])).toList();
    Iterator<byte[]> signed = documents.list(hashes).iterator();
    List<DirectAwardView> found = new ArrayList<>();
    for (Object row : rows) {
      found.add(view((Object[]) row, signed.next()));
    }
    return found;
  }

  private static DirectAwardView view(Object[] row, byte[] signed) {
    return new DirectAwardView(
        DirectAward.from(SignedDocument.read(signed).json()),
        Sha256.fromBytes((byte[]) row[0]),
        new OrganisationId((String) row[1]),
        new PersonId((String) row[2]),
        Sql.instant(row[3]),
        Optional.ofNullable(row[4]).map(hash -> Sha256.fromBytes((byte[]) hash)),
        Sql.maybe(row[5]));
  }
}
