package org.opengeps.registry.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Sanction;
import org.opengeps.registry.Debarment;
import org.opengeps.registry.DebarmentPeriod;
import org.opengeps.registry.model.Sanctions;
import org.opengeps.registry.rules.SupplierIsNotDebarred;

/** Debarments in the table {@code sanction}. */
@ApplicationScoped
@Transactional
public class SanctionsTable implements Sanctions {
  @PersistenceContext private EntityManager entities;

  @Override
  public void propose(Debarment proposed) {
    Sanction sanction = proposed.sanction();
    Sql.run(
        entities,
        "INSERT IGNORE INTO sanction (id, organisation, authority, proposed_by, from_at, until_at,"
            + " reason_ko, reason_en, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        UUID.randomUUID().toString(),
        proposed.supplier().value(),
        proposed.authority().value(),
        proposed.proposer().value(),
        sanction.from(),
        sanction.until(),
        sanction.reason().ko(),
        sanction.reason().en(),
        proposed.decision().bytes());
  }

  @Override
  public Optional<Debarment> lock(Sha256 decision) {
    List<Object[]> rows =
        Sql.rows(
            entities,
            "SELECT s.organisation, s.authority, s.proposed_by, o.identifier, s.from_at,"
                + " s.until_at, s.reason_ko, s.reason_en, s.approval"
                + " FROM sanction s JOIN organisation o ON o.id = s.organisation"
                + " WHERE s.document = ? FOR UPDATE",
            decision.bytes());
    return rows.stream().map(row -> debarment(decision, row)).findFirst();
  }

  private static Debarment debarment(Sha256 decision, Object[] row) {
    return new Debarment(
        decision,
        new OrganisationId((String) row[0]),
        new OrganisationId((String) row[1]),
        new PersonId((String) row[2]),
        new Sanction(
            (String) row[3],
            Sql.instant(row[4]),
            Sql.instant(row[5]),
            new LocalText((String) row[6], (String) row[7])),
        Optional.ofNullable((byte[]) row[8]).map(Sha256::fromBytes));
  }

  @Override
  public void approve(Sha256 decision, PersonId approver, Sha256 approval, Instant at) {
    Sql.run(
        entities,
        "UPDATE sanction SET approved_by = ?, approval = ?, approved_at = ?"
            + " WHERE document = ? AND approval IS NULL",
        approver.value(),
        approval.bytes(),
        at,
        decision.bytes());
  }

  @Override
  public List<SupplierIsNotDebarred.Period> listEndingAfter(
      OrganisationId organisation, Instant instant) {
    List<Object[]> rows =
        Sql.rows(
            entities,
            "SELECT GREATEST(from_at, approved_at), until_at FROM sanction"
                + " WHERE organisation = ? AND until_at > ? AND approval IS NOT NULL ORDER BY from_at",
            organisation.value(),
            instant);
    return rows.stream()
        .map(row -> new SupplierIsNotDebarred.Period(Sql.instant(row[0]), Sql.instant(row[1])))
        .toList();
  }

  @Override
  public List<DebarmentPeriod> listOf(OrganisationId organisation, int most) {
    List<Object[]> rows =
        Sql.rows(
            entities,
            "SELECT o.name_ko, o.name_en, s.reason_ko, s.reason_en,"
                + " GREATEST(s.from_at, s.approved_at), s.until_at"
                + " FROM sanction s JOIN organisation o ON o.id = s.authority"
                + " WHERE s.organisation = ? AND s.approval IS NOT NULL"
                + " ORDER BY s.from_at DESC, s.id LIMIT ?",
            organisation.value(),
            most);
    return rows.stream()
        .map(
            row ->
                new DebarmentPeriod(
                    new LocalText((String) row[0], (String) row[1]),
                    new LocalText((String) row[2], (String) row[3]),
                    Sql.instant(row[4]),
                    Sql.instant(row[5])))
        .toList();
  }
}
