package org.opengeps.award.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.award.model.Awards;
import org.opengeps.award.model.Decided;
import org.opengeps.award.model.Ended;
import org.opengeps.award.model.LotKey;
import org.opengeps.award.model.Proposed;
import org.opengeps.award.model.Ranked;
import org.opengeps.award.model.Scored;
import org.opengeps.award.model.Waived;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.RoundAct;

/**
 * Awards in {@code award_ranking}, {@code award_score}, {@code award_act} and their like. Plain
 * SQL: rows are only added and read.
 */
@ApplicationScoped
public class StoredAwards implements Awards {
  private static final String SELECT =
      "SELECT tender, notice_order, lot, ranking_hash, signed_hash, record_hash, ranked_at"
          + " FROM award_ranking WHERE tender = ? AND lot = ?";

  @PersistenceContext private EntityManager entities;

  @Override
  public void add(Ranked ranked) {
    Sql.run(
        entities,
        "INSERT INTO award_ranking (tender, lot, notice_order, ranking_hash, signed_hash,"
            + " record_hash, ranked_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        ranked.tender().number(),
        ranked.lot(),
        ranked.tender().order(),
        ranked.rankingHash().bytes(),
        ranked.signedHash().bytes(),
        ranked.recordHash().bytes(),
        ranked.at());
  }

  @Override
  public Optional<Ranked> find(LotKey lot) {
    return rows(SELECT, lot).stream().map(StoredAwards::ranked).findFirst();
  }

  @Override
  public Optional<Ranked> lock(LotKey lot) {
    return rows(SELECT + " FOR UPDATE", lot).stream().map(StoredAwards::ranked).findFirst();
  }

  @Override
  public void add(LotKey lot, Scored scored) {
    Sql.run(
        entities,
        "INSERT INTO award_score (tender, lot, submission, message_hash, total,"
            + " passed, scored_by, scored_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        lot.tender(),
        lot.lot(),
        scored.submission().toString(),
        scored.messageHash().bytes(),
        scored.total(),
        scored.passed(),
        scored.by().value(),
        scored.at());
  }

  @Override
  public List<Scored> listScores(LotKey lot) {
    return rows(
            "SELECT submission, message_hash, total, passed, scored_by, scored_at"
                + " FROM award_score WHERE tender = ? AND lot = ? ORDER BY scored_at, submission",
            lot)
        .stream()
        .map(
            row ->
                new Scored(
                    Sql.id(row[0]),
                    Sha256.fromBytes((byte[]) row[1]),
                    (BigDecimal) row[2],
                    truth(row[3]),
                    new PersonId((String) row[4]),
                    Sql.instant(row[5])))
        .toList();
  }

  @Override
  public void add(LotKey lot, Proposed act) {
    Sql.run(
        entities,
        "INSERT INTO award_act (act, tender, lot, content, kind, submission, proposed_by,"
            + " proposed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        act.signed().bytes(),
        lot.tender(),
        lot.lot(),
        act.content().bytes(),
        JsonValues.word(act.kind()),
        act.submission().toString(),
        act.by().value(),
        act.at());
  }

  @Override
  public void approve(Sha256 act, Sha256 approval, PersonId by, Instant at) {
    Sql.run(
        entities,
        "INSERT INTO award_act_approval (act, approval, approved_by, approved_at)"
            + " VALUES (?, ?, ?, ?)",
        act.bytes(),
        approval.bytes(),
        by.value(),
        at);
  }

  @Override
  public List<Proposed> listProposed(LotKey lot) {
    return rows(
            "SELECT a.act, a.content, a.kind, a.submission, a.proposed_by, a.proposed_at,"
                + " p.approval FROM award_act a LEFT JOIN award_act_approval p ON p.act = a.act"
                + " WHERE a.tender = ? AND a.lot = ? ORDER BY a.proposed_at, a.act",
            lot)
        .stream()
        .map(
            row ->
                new Proposed(
                    Sha256.fromBytes((byte[]) row[0]),
                    Sha256.fromBytes((byte[]) row[1]),
                    "annul".equals(row[2]) ? RoundAct.Kind.ANNUL : RoundAct.Kind.CORRECT,
                    Sql.id(row[3]),
                    new PersonId((String) row[4]),
                    Sql.instant(row[5]),
                    Optional.ofNullable((byte[]) row[6]).map(Sha256::fromBytes)))
        .toList();
  }

  @Override
  public void add(LotKey lot, Waived waived) {
    Sql.run(
        entities,
        "INSERT INTO award_waiver (tender, lot, submission, message_hash, waived_by, waived_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        lot.tender(),
        lot.lot(),
        waived.submission().toString(),
        waived.signed().bytes(),
        waived.by().value(),
        waived.at());
  }

  @Override
  public List<Waived> listWaived(LotKey lot) {
    return rows(
            "SELECT submission, message_hash, waived_by, waived_at"
                + " FROM award_waiver WHERE tender = ? AND lot = ? ORDER BY waived_at, submission",
            lot)
        .stream()
        .map(
            row ->
                new Waived(
                    Sql.id(row[0]),
                    Sha256.fromBytes((byte[]) row[1]),
                    new PersonId((String) row[2]),
                    Sql.instant(row[3])))
        .toList();
  }

  @Override
  public void add(LotKey lot, Decided decided) {
    Sql.run(
        entities,
        "INSERT INTO award_decision (tender, lot, result, award_hash, signed_hash, decided_by,"
            + " decided_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        lot.tender(),
        lot.lot(),
        JsonValues.word(decided.result()),
        decided.awardHash().bytes(),
        decided.signedHash().bytes(),
        decided.by().value(),
        decided.at());
  }

  @Override
  public List<Decided> listDecisions(LotKey lot) {
    return rows(
            "SELECT result, award_hash, signed_hash, decided_by, decided_at FROM award_decision"
                + " WHERE tender = ? AND lot = ? ORDER BY decided_at",
            lot)
        .stream()
        .map(
            row ->
                new Decided(
                    "awarded".equals(row[0]) ? Award.Result.AWARDED : Award.Result.AWARD_INTENDED,
                    Sha256.fromBytes((byte[]) row[1]),
                    Sha256.fromBytes((byte[]) row[2]),
                    new PersonId((String) row[3]),
                    Sql.instant(row[4])))
        .toList();
  }

  @Override
  public void end(LotKey lot, Ended ended) {
    Sql.run(
        entities,
        "INSERT INTO award_unsuccessful (tender, lot, content_hash, signed_hash, decided_by,"
            + " decided_at) VALUES (?, ?, ?, ?, ?, ?)",
        lot.tender(),
        lot.lot(),
        ended.contentHash().bytes(),
        ended.signedHash().bytes(),
        ended.by().value(),
        ended.at());
  }

  @Override
  public Optional<Ended> findEnd(LotKey lot) {
    return rows(
            "SELECT content_hash, signed_hash, decided_by, decided_at FROM award_unsuccessful"
                + " WHERE tender = ? AND lot = ?",
            lot)
        .stream()
        .map(
            row ->
                new Ended(
                    Sha256.fromBytes((byte[]) row[0]),
                    Sha256.fromBytes((byte[]) row[1]),
                    new PersonId((String) row[2]),
                    Sql.instant(row[3])))
        .findFirst();
  }

  private static Ranked ranked(Object[] row) {
    return new Ranked(
        new TenderRef((String) row[0], (String) row[1]),
        (String) row[2],
        Sha256.fromBytes((byte[]) row[3]),
        Sha256.fromBytes((byte[]) row[4]),
        Sha256.fromBytes((byte[]) row[5]),
        Sql.instant(row[6]));
  }

  private List<Object[]> rows(String sql, LotKey lot) {
    return Sql.rows(entities, sql, lot.tender(), lot.lot());
  }

  private static boolean truth(Object column) {
    return column instanceof Boolean value ? value : ((Number) column).intValue() != 0;
  }
}
