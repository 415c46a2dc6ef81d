package org.opengeps.audit.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.opengeps.audit.YearQuestion;
import org.opengeps.audit.YearReview;
import org.opengeps.audit.rules.MandateCovers;
import org.opengeps.audit.rules.RedFlags;
import org.opengeps.audit.rules.SeededSample;
import org.opengeps.audit.rules.YearFacts;
import org.opengeps.award.usecase.FindDirectAwards;
import org.opengeps.award.usecase.ListAwarded;
import org.opengeps.identity.Actor;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.YearTender;
import org.opengeps.notice.usecase.ListYear;
import org.opengeps.opening.CountedBids;
import org.opengeps.opening.usecase.ListBids;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.OfficialZone;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.usecase.FindOrganisation;

/**
 * A year of an agency in one query: its tenders, what is worth a question, a sample.
 *
 * <p>Some ten statements for all of it, one more for fifty notices, for twenty opening records, and
 * for two hundred decisions and firms: about fifty for 300 tenders, about a hundred for the most,
 * {@link ListYear#MOST}. No more than fifty notices or twenty records are in memory at once.
 */
@ApplicationScoped
public class ReadYear {
  @Inject private ReadUnderMandate mandates;
  @Inject private ListYear years;
  @Inject private ListBids bids;
  @Inject private ListAwarded awards;
  @Inject private FindDirectAwards direct;
  @Inject private FindOrganisation organisations;
  @Inject private FindPerson people;
  @Inject private InTransaction transaction;
  @Inject private OfficialZone zone;

  /**
   * To be called outside of transactions: the read is in the log before anything is read.
   *
   * @return refused as {@link ReadUnderMandate#enter}
   */
  public Verdict<YearReview> read(Actor auditor, YearQuestion question) {
    Optional<Organisation> agency =
        organisations.findByIdentifier(OrganisationKind.AGENCY, question.agency());
    if (agency.isEmpty()) {
      return Verdict.refuse(MandateCovers.refusal(question.agency()));
    }
    Map<String, String> asked = new HashMap<>();
    asked.put("year", String.valueOf(question.year()));
    if (!question.seed().isEmpty()) {
      asked.put("seed", question.seed());
      asked.put("size", String.valueOf(question.size()));
    }
    return mandates
        .enter(auditor, question.agency(), "year", asked)
        .map(logged -> transaction.call(() -> review(agency.get(), question)));
  }

  private YearReview review(Organisation agency, YearQuestion question) {
    ZoneId official = zone.zone();
    Instant from = LocalDate.of(question.year(), 1, 1).atStartOfDay(official).toInstant();
    Instant until = LocalDate.of(question.year() + 1, 1, 1).atStartOfDay(official).toInstant();
    List<YearTender> tenders = years.tenders(agency.id(), from, until);
    List<String> numbers = tenders.stream().map(one -> one.number().value()).toList();
    List<String> sample =
        question.seed().isEmpty()
            ? List.of()
            : SeededSample.of(numbers, question.seed(), question.size());
    return new YearReview(
        agency,
        question.year(),
        from,
        until,
        tenders,
        RedFlags.list(facts(agency, question.year(), tenders, from, until)),
        tenders.size() == ListYear.MOST,
        sample);
  }

  private YearFacts facts(
      Organisation agency, int year, List<YearTender> tenders, Instant from, Instant until) {
    List<String> numbers = tenders.stream().map(one -> one.number().value()).toList();
    List<CountedBids> counted = bids.counted(numbers);
    return new YearFacts(
        tenders,
        counted,
        awards.awards(numbers),
        awards.corrected(numbers),
        people(counted),
        direct.whole(
            agency.id(), LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1).minusDays(1)),
        years.reviews(agency.id(), from, until));
  }

  /** Names of the people of the firms that bid, by business number. */
  private Map<String, Set<String>> people(List<CountedBids> counted) {
    Set<String> firms = new TreeSet<>();
    counted.forEach(lot -> lot.bidders().forEach(one -> firms.add(one.number())));
    Map<String, OrganisationId> ids = organisations.ids(OrganisationKind.SUPPLIER, firms);
    Map<OrganisationId, Set<String>> names = people.names(ids.values());
    Map<String, Set<String>> byNumber = new HashMap<>();
    ids.forEach((number, id) -> byNumber.put(number, names.getOrDefault(id, Set.of())));
    return byNumber;
  }
}
