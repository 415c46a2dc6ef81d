package org.opengeps.verifier;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.Counted;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Answer;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * Answers to questions about the notice: signed for its agency, each to questions that the log
 * names before it and that no earlier one answers, and before the closing. What was asked and never
 * answered is counted by the log alone.
 */
final class AnswersCheck {
  static final String FOLDER = "answers/";
  private static final String CHECK = "answers";

  private final Bundle bundle;
  private final LoggedFiles log;
  private final Findings findings;

  /** Which question was asked at which entry. */
  private final Map<Sha256, Long> asked = new HashMap<>();

  private final Map<Sha256, String> answeredBy = new HashMap<>();

  AnswersCheck(Bundle bundle, LoggedFiles log, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.findings = findings;
  }

  void check(Notice notice) {
    log.all(FactKind.QUESTION_ASKED).forEach(this::asked);
    if (asked.isEmpty() && bundle.answers.isEmpty()) {
      return;
    }
    int before = findings.count();
    bundle.answers.forEach(answer -> check(notice, answer));
    if (findings.count() == before) {
      long refused =
          bundle.answers.stream()
              .map(Signed::content)
              .filter(answer -> !answer.isGiven())
              .mapToLong(answer -> answer.questions().size())
              .sum();
      findings.confirm(
          "Of "
              + Counted.of(asked.size(), "question", "questions")
              + " about the notice "
              + (answeredBy.size() - refused)
              + " answered for all and "
              + refused
              + " refused with a reason, each signed for the agency before the closing; "
              + (asked.size() - answeredBy.size())
              + " without an answer.");
    }
  }

  private void asked(long index, LedgerEntry entry) {
    Sha256 question = entry.data().hash("question");
    findings.require(
        asked.put(question, index) == null,
        CHECK,
        "ledger/entries.json entry " + index,
        "a question that was not asked before",
        question);
  }

  private void check(Notice notice, Signed<Answer> answer) {
    Answer content = answer.content();
    String name = answer.name();
    findings.expect(CHECK, name + " tender", notice.ref().number(), content.tender().number());
    String agency = notice.agency().code();
    findings.accept(
        "signer",
        name + " signer",
        "somebody certified for agency " + agency,
        CertifiedSigner.foreign(agency, answer.document().signer(), name));
    Optional<Long> index = log.indexOf(name);
    content.questions().forEach(question -> answers(name, question, index));
    log.entryOf(name).map(LedgerEntry::at).ifPresent(at -> inTime(name, at));
  }

  private void answers(String name, Sha256 question, Optional<Long> index) {
    Long asking = asked.get(question);
    findings.require(
        asking != null && index.map(at -> asking < at).orElse(true),
        CHECK,
        name + " questions",
        "questions that the log names before the answer",
        question);
    String earlier = answeredBy.putIfAbsent(question, name);
    findings.require(
        earlier == null,
        CHECK,
        name + " questions",
        "questions that no earlier answer names",
        question + " (" + earlier + ")");
  }

  /** Before the closing of some order: which one was in force is checked with the orders. */
  private void inTime(String name, Instant at) {
    List<Instant> closings =
        bundle.orders().stream().map(order -> order.schedule().closesAt()).toList();
    findings.require(
        closings.stream().anyMatch(at::isBefore), CHECK, name, "logged before the closing", at);
  }
}
