package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.Foreseen;
import org.opengeps.bid.Foreseen.Answer;
import org.opengeps.bid.Requirement;
import org.opengeps.bid.model.Bidder;
import org.opengeps.bid.model.TenderFacts;
import org.opengeps.bid.usecase.IntakeQuestions.Question;
import org.opengeps.identity.Person;
import org.opengeps.identity.usecase.FindCertificates;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.usecase.WatchLog;

/**
 * Asks all questions of the intake that do not need a bid, for a person who thinks of bidding. It
 * writes nothing, asks no authority and looks at no bid: that somebody asked is known to nobody,
 * and whether the firm has bid already is not known here either.
 *
 * <p>Some fifteen statements, however many lots, orders or industries there are but for one for the
 * orders of the tender.
 */
@ApplicationScoped
public class CheckBeforeBidding {
  private ReadTender tenders;
  private IntakeQuestions questions;
  private RegisterSays register;
  private FindCertificates certificates;
  private WatchLog log;
  private Clock clock;

  /** For the container. */
  protected CheckBeforeBidding() {}

  @Inject
  public CheckBeforeBidding(
      ReadTender tenders,
      IntakeQuestions questions,
      RegisterSays register,
      FindCertificates certificates,
      WatchLog log,
      Clock clock) {
    this.tenders = tenders;
    this.questions = questions;
    this.register = register;
    this.certificates = certificates;
    this.log = log;
    this.clock = clock;
  }

  /**
   * @param tender any order of it; the one in force counts
   * @param lot one that the tender has or had
   * @param person who would sign
   * @return empty if there is no such tender or lot
   */
  @Transactional
  public Optional<Foreseen> check(TenderRef tender, String lot, Person person) {
    return tenders
        .find(tender)
        .filter(facts -> facts.lots().containsKey(lot) || facts.over().contains(lot))
        .map(facts -> check(facts, lot, person));
  }

  private Foreseen check(TenderFacts tender, String lot, Person person) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    RegisterSays.Of says = register.of(tender, person, at);
    Function<Question, Foreseen.Row> ask =
        question -> row(question.requirement(), question.answer().get(), tender, says);
    List<Foreseen.Row> rows = new ArrayList<>();
    for (Question question : IntakeQuestions.ofTender(tender, lot, at)) {
      rows.add(row(question.requirement(), known(question.answer().get()), tender, says));
    }
    questions.ofSender(person.actor(), at).stream().map(ask).forEach(rows::add);
    // of who is no supplier nothing is registered
    boolean registered = rows.stream().noneMatch(CheckBeforeBidding::isNoSupplier);
    questions.ofBidder(tender, lot, new Bidder(person.organisation())).stream()
        .map(one -> registered ? ask.apply(one) : says.unknown(one.requirement()))
        .forEach(rows::add);
    rows.add(row(Requirement.CERTIFICATE, certificates.period(person.id(), at), tender, says));
    Stream.of(Requirement.REVOCATION, Requirement.ONCE, Requirement.BID)
        .map(says::unknown)
        .forEach(rows::add);
    return new Foreseen(tender.tender(), lot, at, rows);
  }

  private static boolean isNoSupplier(Foreseen.Row row) {
    return row.requirement() == Requirement.SUPPLIER && row.answer() == Answer.NO;
  }

  private static Foreseen.Row row(
      Requirement requirement,
      Optional<Refusal> refusal,
      TenderFacts tender,
      RegisterSays.Of says) {
    Answer answer = refusal.map(no -> answer(no, tender)).orElse(Answer.YES);
    return says.row(requirement, answer, refusal);
  }

  /** While an outage may have moved the deadline the intake says neither that it has passed. */
  private Optional<Refusal> known(Optional<Refusal> untimely) {
    return untimely.map(no -> SubmitBid.asKnown(no, log::isAlive));
  }

  private static Answer answer(Refusal refusal, TenderFacts tender) {
    String code = refusal.code();
    if (code.equals(BidRefusals.OUTAGE_UNDECIDED.code())) {
      return Answer.UNKNOWN;
    }
    boolean passes =
        code.equals(BidRefusals.NOT_OPEN_YET.code())
            || code.equals(BidRefusals.BASE_AMOUNT_AWAITED.code())
            || code.equals("supplier-debarred")
                && RegisterSays.instant(refusal, "until").isBefore(tender.closesAt());
    return passes ? Answer.NOT_YET : Answer.NO;
  }
}
