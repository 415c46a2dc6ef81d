package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.Requirement;
import org.opengeps.bid.model.Bidder;
import org.opengeps.bid.model.LotGate;
import org.opengeps.bid.model.TenderFacts;
import org.opengeps.bid.rules.BidderIsAdmitted;
import org.opengeps.bid.rules.NewcomerIsRegisteredInTime;
import org.opengeps.bid.rules.SubmissionIsInTime;
import org.opengeps.bid.rules.SupplierHoldsEveryIndustry;
import org.opengeps.bid.rules.SupplierIsEligible;
import org.opengeps.bid.rules.SupplierIsSmallEnough;
import org.opengeps.identity.Actor;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.Eligibility;
import org.opengeps.registry.SupplierProfile;
import org.opengeps.registry.usecase.FindOrganisation;
import org.opengeps.registry.usecase.FindProfile;

/**
 * The questions of the intake that do not need a bid, in the protocol's order: of the tender and
 * the time, of the sender, of the firm. The intake asks until the first no; who asks before bidding
 * is told all of them. There is no other list, so that both say the same.
 */
@ApplicationScoped
public class IntakeQuestions {
  private org.opengeps.registry.usecase.Eligibility register;
  private FindProfile profiles;
  private FindOrganisation organisations;

  /** For the container. */
  protected IntakeQuestions() {}

  @Inject
  public IntakeQuestions(
      org.opengeps.registry.usecase.Eligibility register,
      FindProfile profiles,
      FindOrganisation organisations) {
    this.register = register;
    this.profiles = profiles;
    this.organisations = organisations;
  }

  /** A requirement, and what answers it: nothing, or why the bid is refused. */
  record Question(Requirement requirement, Supplier<Optional<Refusal>> answer) {}

  /** The first no. */
  static Optional<Refusal> first(List<Question> questions) {
    return questions.stream().flatMap(one -> one.answer().get().stream()).findFirst();
  }

  /**
   * @param lot one that the tender has or had
   * @param at instant of submission
   */
  static List<Question> ofTender(TenderFacts tender, String lot, Instant at) {
    return List.of(
        new Question(Requirement.NOTICE, () -> ended(tender, lot)),
        new Question(
            Requirement.TIME,
            () ->
                SubmissionIsInTime.judge(
                    at, tender.receiptOpensAt(), tender.awaitsBaseAmount(), tender.closesAt())));
  }

  private static Optional<Refusal> ended(TenderFacts tender, String lot) {
    if (tender.over().contains(lot)) {
      return Optional.of(BidRefusals.LATE.refusal());
    }
    return tender.cancelled()
        ? Optional.of(BidRefusals.TENDER_CANCELLED.refusal())
        : Optional.empty();
  }

  /**
   * @param at instant of submission
   */
  List<Question> ofSender(Actor sender, Instant at) {
    return List.of(
        new Question(Requirement.SUPPLIER, () -> unregistered(sender)),
        new Question(Requirement.DEBARMENT, () -> register.debarment(sender.organisation(), at)));
  }

  private Optional<Refusal> unregistered(Actor sender) {
    return sender.has(Role.SUPPLIER_BIDDER)
        ? register.unregistered(sender.organisation())
        : Optional.of(BidRefusals.NOT_A_SUPPLIER.refusal());
  }

  /** Of a firm that is registered as a supplier; only what the notice asks for. */
  List<Question> ofBidder(TenderFacts tender, String lot, Bidder bidder) {
    List<Question> questions = new ArrayList<>();
    questions.add(new Question(Requirement.REGISTERED_IN_TIME, () -> late(tender, bidder)));
    questions.addAll(
        ofProfile(
            tender.eligibility(), () -> profiles.asOf(bidder.organisation(), tender.noticedAt())));
    Optional.ofNullable(tender.lots().get(lot))
        .map(LotGate::admitted)
        .ifPresent(
            admitted ->
                questions.add(
                    new Question(
                        Requirement.ADMITTED,
                        () -> BidderIsAdmitted.judge(Optional.of(admitted), supplier(bidder)))));
    return questions;
  }

  /**
   * What a notice asks of what a firm is registered for.
   *
   * @param profile asked at most once, and only if the notice asks for anything
   */
  static List<Question> ofProfile(Eligibility asked, Supplier<SupplierProfile> profile) {
    Supplier<SupplierProfile> known = once(profile);
    List<Question> questions = new ArrayList<>();
    if (!asked.industries().isEmpty()) {
      questions.add(
          new Question(
              Requirement.INDUSTRIES,
              () ->
                  SupplierIsEligible.judge(
                      SupplierIsEligible.Facts.ofIndustries(
                          asked.industries(), known.get().industryCodes()))));
    }
    if (!asked.allIndustries().isEmpty()) {
      questions.add(
          new Question(
              Requirement.ALL_INDUSTRIES,
              () ->
                  SupplierHoldsEveryIndustry.judge(
                      asked.allIndustries(), known.get().industryCodes())));
    }
    if (!asked.regions().isEmpty()) {
      questions.add(
          new Question(
              Requirement.REGIONS,
              () ->
                  SupplierIsEligible.judge(
                      SupplierIsEligible.Facts.ofRegions(
                          asked.regions(), known.get().regionCodes()))));
    }
    asked
        .largestSize()
        .ifPresent(
            largest ->
                questions.add(
                    new Question(
                        Requirement.SIZE,
                        () -> SupplierIsSmallEnough.judge(largest, known.get().size()))));
    return questions;
  }

  private Optional<Refusal> late(TenderFacts tender, Bidder bidder) {
    return NewcomerIsRegisteredInTime.judge(
        organisations.get(bidder.organisation()).registeredAt(), tender.registrationEnds());
  }

  private String supplier(Bidder bidder) {
    return organisations.get(bidder.organisation()).identifier();
  }

  private static <T> Supplier<T> once(Supplier<T> slow) {
    List<T> known = new ArrayList<>(1);
    return () -> {
      if (known.isEmpty()) {
        known.add(slow.get());
      }
      return known.get(0);
    };
  }
}
