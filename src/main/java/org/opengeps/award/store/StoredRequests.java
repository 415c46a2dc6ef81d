package org.opengeps.award.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.opengeps.award.model.Answered;
import org.opengeps.award.model.LotKey;
import org.opengeps.award.model.Requested;
import org.opengeps.award.model.Requests;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.CandidateRequest;

/**
 * Requests in {@code award_request} and {@code award_answer}. Plain SQL: rows are only added and
 * read.
 */
@ApplicationScoped
public class StoredRequests implements Requests {
  @PersistenceContext private EntityManager entities;

  @Override
  public void add(LotKey lot, Requested requested) {
    Sql.run(
        entities,
        "INSERT INTO award_request (tender, lot, submission, kind, content_hash, message_hash,"
            + " due_at, asked_by, asked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        lot.tender(),
        lot.lot(),
        requested.submission().toString(),
        JsonValues.word(requested.kind()),
        requested.content().bytes(),
        requested.signed().bytes(),
        requested.dueAt(),
        requested.by().value(),
        requested.at());
  }

  @Override
  public List<Requested> listRequested(LotKey lot) {
    return rows(
            "SELECT submission, kind, content_hash, message_hash, due_at, asked_by, asked_at"
                + " FROM award_request WHERE tender = ? AND lot = ? ORDER BY asked_at, submission",
            lot)
        .stream()
        .map(
            row ->
                new Requested(
                    Sql.id(row[0]),
                    kind((String) row[1]),
                    Sha256.fromBytes((byte[]) row[2]),
                    Sha256.fromBytes((byte[]) row[3]),
                    Sql.instant(row[4]),
                    new PersonId((String) row[5]),
                    Sql.instant(row[6])))
        .toList();
  }

  @Override
  public void add(LotKey lot, Answered answered) {
    Sql.run(
        entities,
        "INSERT INTO award_answer (tender, lot, submission, request, message_hash, answered_by,"
            + " answered_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        lot.tender(),
        lot.lot(),
        answered.submission().toString(),
        answered.request().bytes(),
        answered.signed().bytes(),
        answered.by().value(),
        answered.at());
  }

  @Override
  public List<Answered> listAnswered(LotKey lot) {
    return rows(
            "SELECT submission, request, message_hash, answered_by, answered_at FROM award_answer"
                + " WHERE tender = ? AND lot = ? ORDER BY answered_at, submission",
            lot)
        .stream()
        .map(
            row ->
                new Answered(
                    Sql.id(row[0]),
                    Sha256.fromBytes((byte[]) row[1]),
                    Sha256.fromBytes((byte[]) row[2]),
                    new PersonId((String) row[3]),
                    Sql.instant(row[4])))
        .toList();
  }

  private static CandidateRequest.Kind kind(String word) {
    return word.equals("call") ? CandidateRequest.Kind.CALL : CandidateRequest.Kind.SUPPLEMENT;
  }

  private List<Object[]> rows(String sql, LotKey lot) {
    return Sql.rows(entities, sql, lot.tender(), lot.lot());
  }
}
