package org.opengeps.notice.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.QuestionCount;
import org.opengeps.notice.TenderNumber;

/** Questions about notices and the answers to them. Who asked is kept nowhere. */
public interface Questions {
  /** One that waits. */
  record Waiting(Sha256 question, String text, Instant askedAt) {}

  /** Of a tender: how many wait, and since when the first one does. */
  record Queue(int waiting, Instant since) {}

  /** One that was given. */
  record Given(Sha256 signed, Instant at) {}

  void add(TenderNumber tender, Sha256 question, String text, Instant at);

  /** Which of these wait, alone until the transaction ends. */
  Set<Sha256> lockWaiting(TenderNumber tender, List<Sha256> questions);

  /**
   * Their texts go with it.
   *
   * @param questions which all wait
   */
  void answer(
      TenderNumber tender, Given answer, boolean refused, PersonId by, List<Sha256> questions);

  QuestionCount count(TenderNumber tender);

  /** At most so many of those that wait, the oldest first. */
  List<Waiting> listWaiting(TenderNumber tender, int most);

  /**
   * The same in numbers, of many tenders; nothing of one without. Reads a row for each question.
   */
  Map<TenderNumber, Queue> countWaiting(Collection<TenderNumber> tenders);

  long countAnswers(TenderNumber tender);

  /** A page of them, the newest first. */
  List<Given> listAnswers(TenderNumber tender, int skipped, int most);

  /** All of them, in the order in which they were given. */
  List<Given> listAnswers(TenderNumber tender);
}
