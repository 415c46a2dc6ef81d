package org.opengeps.notice.usecase;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftLot;
import org.opengeps.notice.DraftTerms;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.rules.FieldChanges;
import org.opengeps.notice.rules.NoticeFacts;
import org.opengeps.protocol.draw.DrawParameters;
import org.opengeps.protocol.message.Admitted;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms;
import org.opengeps.protocol.message.NoticeTerms.DemandingBody;
import org.opengeps.protocol.message.NoticeTerms.Price;
import org.opengeps.protocol.message.NoticeTerms.Revision;
import org.opengeps.protocol.message.NoticeTerms.RuleSetRef;
import org.opengeps.protocol.message.NoticeTerms.Schedule;

/** Writes the notice that an officer will sign. */
final class NoticeText {
  private NoticeText() {}

  /** Order 000 of a new number. */
  static Notice first(
      NoticeFacts facts,
      TenderRef ref,
      NoticeTerms.Agency agency,
      List<String> names,
      List<EnvelopeTerms> envelopes) {
    Instant noticedAt = facts.at().truncatedTo(ChronoUnit.MILLIS);
    List<Lot> lots = new ArrayList<>();
    Iterator<EnvelopeTerms> keys = envelopes.iterator();
    for (int i = 0; i < names.size(); i++) {
      DraftLot said = facts.completed().lots().get(i);
      lots.add(
          new Lot(
              names.get(i),
              said.title(),
              price(said, facts.rules().draw()),
              said.award(),
              facts.offer(i),
              facts.stages(),
              null,
              next(keys, facts.envelopes(i).size())));
    }
    return write(facts, ref, agency, lots, noticedAt, receipt(facts), Revision.NONE);
  }

  /** The next order of the number, with its changes. */
  static Notice corrected(NoticeFacts facts, NoticeView previous) {
    Notice before = previous.notice();
    Draft draft = facts.draft();
    Instant drafted = draft.terms().receiptOpensAt();
    Instant receipt = drafted == null ? before.schedule().receiptOpensAt() : drafted;
    Notice without =
        write(
            facts,
            next(before.ref()),
            before.agency(),
            lots(before, facts.completed()),
            before.schedule().noticedAt(),
            receipt,
            Revision.NONE);
    Revision revision =
        new Revision(
            previous.hash(),
            draft.bidsAlreadySealed(),
            FieldChanges.between(before, without),
            draft.reason());
    return without.as(draft.kind(), without.ref(), without.schedule(), revision);
  }

  /** The next order of the number, which says the amounts that were left open. */
  static Notice amounts(NoticeFacts facts, NoticeView previous) {
    Notice before = previous.notice();
    Notice after = before.with(lots(before, facts.completed()));
    return after.as(
        Notice.Kind.BASE_AMOUNT,
        next(before.ref()),
        before.schedule(),
        new Revision(
            previous.hash(), null, FieldChanges.between(before, after), facts.draft().reason()));
  }

  /** The keys of one lot after those of the lots before it. */
  private static List<EnvelopeTerms> next(Iterator<EnvelopeTerms> keys, int count) {
    return IntStream.range(0, count).mapToObj(any -> keys.next()).toList();
  }

  /**
   * The next order of the number, which asks bids for lots in another round.
   *
   * @param facts the order before says those lots as they were
   * @param admitted who may bid in a next stage, lot by lot; empty for a re-bid
   * @param envelopes theirs from now on, lot by lot
   */
  static Notice round(
      NoticeFacts facts,
      NoticeView previous,
      List<Admitted> admitted,
      List<EnvelopeTerms> envelopes) {
    Notice before = facts.previous().orElseThrow();
    DraftTerms terms = facts.draft().terms();
    Schedule times =
        new Schedule(
            before.schedule().noticedAt(),
            receipt(facts),
            terms.closesAt(),
            terms.opensAt(),
            facts.rules().latestOpening(terms.opensAt()));
    List<Lot> lots = new ArrayList<>();
    Iterator<EnvelopeTerms> keys = envelopes.iterator();
    for (int i = 0; i < before.lots().size(); i++) {
      Lot was = before.lots().get(i);
      List<EnvelopeTerms> own = next(keys, facts.envelopes(i).size());
      lots.add(
          admitted.isEmpty() ? was.again(own) : was.next(facts.offer(i), admitted.get(i), own));
    }
    Notice.Kind kind = facts.draft().kind();
    Notice moved =
        before
            .under(facts.rules().calendar().ref())
            .as(kind, next(before.ref()), times, Revision.NONE);
    Revision revision =
        new Revision(
            previous.hash(), null, FieldChanges.between(before, moved), facts.draft().reason());
    return moved.with(lots).as(kind, moved.ref(), times, revision);
  }

  /** As drafted, else with the order. */
  private static Instant receipt(NoticeFacts facts) {
    Instant drafted = facts.draft().terms().receiptOpensAt();
    return drafted == null ? facts.at().truncatedTo(ChronoUnit.MILLIS) : drafted;
  }

  /** The lots of an order with what a draft says of them; keys and offer forms stay. */
  private static List<Lot> lots(Notice before, DraftTerms terms) {
    List<Lot> lots = new ArrayList<>();
    for (int i = 0; i < before.lots().size(); i++) {
      Lot lot = before.lots().get(i);
      DraftLot said = terms.lots().get(i);
      lots.add(
          new Lot(
              lot.lot(),
              said.title(),
              price(said, lot.price().draw()),
              said.award(),
              lot.offer(),
              lot.stages(),
              lot.admitted(),
              lot.envelopes()));
    }
    return lots;
  }

  private static Price price(DraftLot said, Optional<DrawParameters> draw) {
    return new Price(said.estimatedAmount(), Optional.ofNullable(said.baseAmount()), draw);
  }

  /** The next order of the number, which ends it; everything else stands as before. */
  static Notice cancelled(NoticeView previous, LocalText reason) {
    Notice before = previous.notice();
    return before.as(
        Notice.Kind.CANCELLATION,
        next(before.ref()),
        before.schedule(),
        new Revision(previous.hash(), null, List.of(), reason));
  }

  /** As drafted; what is left open is as before, or the agency itself. */
  private static DemandingBody demandingBody(NoticeFacts facts, NoticeTerms.Agency agency) {
    return Optional.ofNullable(facts.draft().terms().demandingBody())
        .or(() -> facts.previous().map(Notice::demandingBody))
        .orElseGet(
            () ->
                new DemandingBody(
                    agency.code(), agency.name(), facts.rules().demandingBodies().get(0)));
  }

  private static TenderRef next(TenderRef ref) {
    return TenderNumber.of(ref).order(Integer.parseInt(ref.order()) + 1);
  }

  private static Notice write(
      NoticeFacts facts,
      TenderRef ref,
      NoticeTerms.Agency agency,
      List<Lot> lots,
      Instant noticedAt,
      Instant receiptOpensAt,
      Revision revision) {
    DraftTerms terms = facts.completed();
    RuleSet rules = facts.rules();
    TenderRef drafted = facts.draft().follows();
    return new Notice(
        ref,
        drafted == null ? facts.draft().kind() : Notice.Kind.RE_NOTICE,
        agency,
        demandingBody(facts, agency),
        terms.title(),
        terms.description(),
        terms.business(),
        terms.competition(),
        terms.award(),
        terms.eligibility(),
        new Schedule(
            noticedAt,
            receiptOpensAt,
            terms.closesAt(),
            terms.opensAt(),
            rules.latestOpening(terms.opensAt())),
        rules.zone(),
        new RuleSetRef(rules.id(), rules.version(), rules.hash()),
        rules.calendar().ref(),
        rules.isPractice(),
        terms.documents(),
        lots,
        rules
            .methods(terms.competition().method(), terms.award().method())
            .orElseThrow()
            .minimumBids(),
        revision,
        facts.previous().map(Notice::follows).orElse(drafted));
  }
}
