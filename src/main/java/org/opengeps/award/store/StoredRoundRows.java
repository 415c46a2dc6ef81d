package org.opengeps.award.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opengeps.award.PendingSignature;
import org.opengeps.award.model.LotKey;
import org.opengeps.award.model.Ranked;
import org.opengeps.award.model.RoundRows;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;

/** {@link RoundRows} in MariaDB. Plain SQL: a page reads them, nothing is changed. */
@ApplicationScoped
public class StoredRoundRows implements RoundRows {
  @PersistenceContext private EntityManager entities;

  @Override
  public List<PendingSignature> listPendingTechnical(Collection<String> tenders) {
    return pending(
        PendingSignature.Kind.TECHNICAL,
        "SELECT t.tender, t.lot, t.signed, t.proposed_by, t.proposed_at FROM award_technical t"
            + " WHERE t.approval IS NULL AND NOT EXISTS (SELECT 1 FROM award_technical a"
            + " WHERE a.tender = t.tender AND a.lot = t.lot AND a.approved_at >= t.proposed_at)"
            + " AND t.tender IN",
        tenders);
  }

  @Override
  public List<LotKey> listDecidedTechnical(Collection<String> tenders) {
    return lots(
        "SELECT tender, lot FROM award_technical WHERE approval IS NOT NULL AND tender IN",
        tenders);
  }

  @Override
  public List<PendingSignature> listPendingActs(Collection<String> tenders) {
    return pending(
        PendingSignature.Kind.ROUND_ACT,
        "SELECT t.tender, t.lot, t.act, t.proposed_by, t.proposed_at FROM award_act t"
            + " LEFT JOIN award_act_approval p ON p.act = t.act"
            + " WHERE p.act IS NULL AND NOT EXISTS (SELECT 1 FROM award_act o"
            + " JOIN award_act_approval q ON q.act = o.act WHERE o.tender = t.tender"
            + " AND o.lot = t.lot AND o.submission = t.submission"
            + " AND (o.kind = 'annul' OR t.kind = 'correct')"
            + " AND q.approved_at >= t.proposed_at)"
            + " AND NOT EXISTS (SELECT 1 FROM award_waiver w WHERE w.tender = t.tender"
            + " AND w.lot = t.lot AND w.submission = t.submission) AND t.tender IN",
        tenders);
  }

  @Override
  public List<Ranked> listUndecided(Collection<String> tenders) {
    return rows(
            "SELECT r.tender, r.notice_order, r.lot, r.ranking_hash, r.signed_hash, r.record_hash,"
                + " r.ranked_at FROM award_ranking r WHERE NOT EXISTS (SELECT 1 FROM"
                + " award_decision d WHERE d.tender = r.tender AND d.lot = r.lot) AND NOT EXISTS"
                + " (SELECT 1 FROM award_unsuccessful u WHERE u.tender = r.tender"
                + " AND u.lot = r.lot) AND r.tender IN",
            tenders)
        .stream()
        .map(
            row ->
                new Ranked(
                    new TenderRef((String) row[0], (String) row[1]),
                    (String) row[2],
                    Sha256.fromBytes((byte[]) row[3]),
                    Sha256.fromBytes((byte[]) row[4]),
                    Sha256.fromBytes((byte[]) row[5]),
                    Sql.instant(row[6])))
        .toList();
  }

  @Override
  public List<Candidate> listCandidates(Collection<String> tenders) {
    List<Candidate> all = new ArrayList<>();
    rows(
            "SELECT tender, lot, submission, passed, scored_by FROM award_score WHERE tender IN",
            tenders)
        .forEach(
            row ->
                all.add(
                    new Candidate(
                        lot(row), bid(row), truth(row[3]), new PersonId((String) row[4]))));
    rows(
            "SELECT a.tender, a.lot, a.submission FROM award_act a"
                + " JOIN award_act_approval p ON p.act = a.act"
                + " WHERE a.kind = 'annul' AND a.tender IN",
            tenders)
        .forEach(row -> all.add(new Candidate(lot(row), bid(row), false, null)));
    rows("SELECT tender, lot, submission FROM award_waiver WHERE tender IN", tenders)
        .forEach(row -> all.add(new Candidate(lot(row), bid(row), false, null)));
    return all;
  }

  @Override
  public List<DecidedLot> listDecisions(Collection<String> tenders) {
    Map<LotKey, DecidedLot> latest = new LinkedHashMap<>();
    rows("SELECT tender, lot, signed_hash, decided_at FROM award_decision WHERE tender IN", tenders)
        .forEach(
            row ->
                latest.merge(
                    lot(row),
                    new DecidedLot(
                        lot(row), Sha256.fromBytes((byte[]) row[2]), Sql.instant(row[3])),
                    (one, other) -> one.at().isAfter(other.at()) ? one : other));
    return List.copyOf(latest.values());
  }

  @Override
  public List<Request> listRequests(Collection<String> tenders) {
    return rows(
            "SELECT r.tender, r.lot, r.submission, r.kind, r.due_at, a.request IS NOT NULL,"
                + " r.asked_at"
                + " FROM award_request r LEFT JOIN award_answer a ON a.request = r.content_hash"
                + " WHERE r.tender IN",
            tenders)
        .stream()
        .map(
            row ->
                new Request(
                    lot(row),
                    bid(row),
                    "supplement".equals(row[3]),
                    Sql.instant(row[6]),
                    Sql.instant(row[4]),
                    truth(row[5])))
        .toList();
  }

  @Override
  public List<LotKey> listCorrected(Collection<String> tenders) {
    return lots(
        "SELECT a.tender, a.lot FROM award_act a JOIN award_act_approval p ON p.act = a.act"
            + " WHERE a.kind = 'correct' AND a.tender IN",
        tenders);
  }

  private List<PendingSignature> pending(
      PendingSignature.Kind kind, String sql, Collection<String> tenders) {
    return rows(sql, tenders).stream()
        .map(
            row ->
                new PendingSignature(
                    kind,
                    (String) row[0],
                    (String) row[1],
                    Sha256.fromBytes((byte[]) row[2]),
                    new PersonId((String) row[3]),
                    Sql.instant(row[4])))
        .toList();
  }

  private List<LotKey> lots(String sql, Collection<String> tenders) {
    return rows(sql, tenders).stream().map(StoredRoundRows::lot).distinct().toList();
  }

  private List<Object[]> rows(String sql, Collection<String> tenders) {
    return ManyRows.select(entities, sql, List.copyOf(tenders));
  }

  private static LotKey lot(Object[] row) {
    return new LotKey((String) row[0], (String) row[1]);
  }

  private static UUID bid(Object[] row) {
    return Sql.id(row[2]);
  }

  private static boolean truth(Object column) {
    return column instanceof Boolean value ? value : ((Number) column).intValue() != 0;
  }
}
