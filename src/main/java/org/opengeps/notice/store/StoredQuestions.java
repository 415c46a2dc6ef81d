package org.opengeps.notice.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.QuestionCount;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.model.Questions;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;

/** Questions in {@code notice_question}, answers in {@code notice_answer}. */
@ApplicationScoped
public class StoredQuestions implements Questions {
  private static final String ANSWERS =
      "SELECT signed, answered_at FROM notice_answer WHERE tender = ? ORDER BY answered_at";
  @PersistenceContext private EntityManager entities;

  @Override
  public void add(TenderNumber tender, Sha256 question, String text, Instant at) {
    Sql.run(
        entities,
        "INSERT INTO notice_question (question, tender, text, asked_at) VALUES (?, ?, ?, ?)",
        question.bytes(),
        tender.value(),
        text,
        at);
  }

  @Override
  public Set<Sha256> lockWaiting(TenderNumber tender, List<Sha256> questions) {
    List<Object> keys =
        questions.stream().sorted().map(question -> (Object) question.bytes()).toList();
    return ManyRows.hold(
            entities,
            "SELECT question FROM notice_question WHERE answer IS NULL AND tender = '"
                + tender.value()
                + "' AND question IN",
            keys)
        .stream()
        .map(question -> Sha256.fromBytes((byte[]) question))
        .collect(Collectors.toSet());
  }

  @Override
  public void answer(
      TenderNumber tender, Given answer, boolean refused, PersonId by, List<Sha256> questions) {
    Sql.run(
        entities,
        "INSERT INTO notice_answer (signed, tender, refused, answered_by, answered_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        answer.signed().bytes(),
        tender.value(),
        refused,
        by.value(),
        answer.at());
    for (Sha256 question : questions) {
      Sql.run(
          entities,
          "UPDATE notice_question SET answer = ?, text = NULL WHERE question = ?",
          answer.signed().bytes(),
          question.bytes());
    }
  }

  @Override
  public QuestionCount count(TenderNumber tender) {
    Object[] row =
        (Object[])
            Sql.one(
                entities,
                "SELECT COUNT(*), COUNT(*) - COUNT(q.answer), COALESCE(SUM(a.refused), 0)"
                    + " FROM notice_question q LEFT JOIN notice_answer a ON a.signed = q.answer"
                    + " WHERE q.tender = ?",
                tender.value());
    return new QuestionCount(number(row[0]), number(row[1]), number(row[2]));
  }

  @Override
  public List<Waiting> listWaiting(TenderNumber tender, int most) {
    List<Object[]> rows =
        Sql.rows(
            entities,
            "SELECT question, text, asked_at FROM notice_question"
                + " WHERE tender = ? AND answer IS NULL ORDER BY asked_at, question LIMIT ?",
            tender.value(),
            most);
    return rows.stream()
        .map(
            row ->
                new Waiting(
                    Sha256.fromBytes((byte[]) row[0]), (String) row[1], Sql.instant(row[2])))
        .toList();
  }

  @Override
  public Map<TenderNumber, Queue> countWaiting(Collection<TenderNumber> tenders) {
    Map<TenderNumber, Queue> queues = new HashMap<>();
    List<Object> keys = tenders.stream().map(tender -> (Object) tender.value()).toList();
    ManyRows.select(
            entities,
            "SELECT tender, asked_at FROM notice_question WHERE answer IS NULL AND tender IN",
            keys)
        .forEach(
            row ->
                queues.merge(
                    new TenderNumber((String) row[0]),
                    new Queue(1, Sql.instant(row[1])),
                    StoredQuestions::both));
    return queues;
  }

  private static Queue both(Queue one, Queue other) {
    Instant since = one.since().isBefore(other.since()) ? one.since() : other.since();
    return new Queue(one.waiting() + other.waiting(), since);
  }

  @Override
  public long countAnswers(TenderNumber tender) {
    return Sql.count(
        entities, "SELECT COUNT(*) FROM notice_answer WHERE tender = ?", tender.value());
  }

  @Override
  public List<Given> listAnswers(TenderNumber tender, int skipped, int most) {
    return given(
        Sql.query(
            entities, ANSWERS + " DESC, signed LIMIT ? OFFSET ?", tender.value(), most, skipped));
  }

  @Override
  public List<Given> listAnswers(TenderNumber tender) {
    return given(Sql.query(entities, ANSWERS + ", signed", tender.value()));
  }

  private static List<Given> given(Query select) {
    List<?> rows = select.getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Given(Sha256.fromBytes((byte[]) row[0]), Sql.instant(row[1])))
        .toList();
  }

  private static int number(Object column) {
    return ((Number) column).intValue();
  }
}
