package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opengeps.award.DirectAwardFilter;
import org.opengeps.award.DirectAwardPage;
import org.opengeps.award.DirectAwardQuery;
import org.opengeps.award.DirectAwardView;
import org.opengeps.award.NamedDirectAward;
import org.opengeps.award.model.DirectAwards;
import org.opengeps.award.rules.ContractFollowsTheSignatures;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Pages;
import org.opengeps.law.OneQuote;
import org.opengeps.law.RuleSet;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.DirectAward;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.usecase.FindOrganisation;

/** Reads purchases on one quote: public ones for everybody, those that wait for their agency. */
@ApplicationScoped
public class FindDirectAwards {
  /** Most that an agency is shown of those that wait. */
  public static final int MOST_WAITING = 50;

  /** How many days ahead of the signatures a contract may be. */
  public static final int MOST_DAYS = ContractFollowsTheSignatures.MOST_DAYS;

  @Inject private DirectAwards awards;
  @Inject private RuleSets ruleSets;
  @Inject private FindOrganisation organisations;

  /** A public one. */
  @Transactional
  public Optional<NamedDirectAward> find(UUID id) {
    return awards.find(id).filter(DirectAwardView::isPublic).map(one -> named(List.of(one)).get(0));
  }

  /** One of the agency, also while it waits. */
  @Transactional
  public Optional<NamedDirectAward> findFor(OrganisationId agency, UUID id) {
    return awards
        .find(id)
        .filter(one -> one.agency().equals(agency))
        .map(one -> named(List.of(one)).get(0));
  }

  /**
   * A page of public ones: six statements.
   *
   * @param asked number of the page; beyond the end the last one
   */
  @Transactional
  public DirectAwardPage page(DirectAwardFilter filter, int asked) {
    Optional<DirectAwardQuery> query = query(filter);
    long total = query.map(awards::count).orElse(0L);
    Pages pages = Pages.of(asked, total, DirectAwardQuery.PAGE_SIZE);
    List<DirectAwardView> rows =
        query.map(one -> awards.list(one, pages.before(), pages.size())).orElse(List.of());
    return new DirectAwardPage(named(rows), total, pages);
  }

  /** The newest {@link DirectAwardQuery#WHOLE_LIST} of them, to be taken home. */
  @Transactional
  public List<NamedDirectAward> whole(DirectAwardFilter filter) {
    return named(
        query(filter)
            .map(one -> awards.list(one, 0, DirectAwardQuery.WHOLE_LIST))
            .orElse(List.of()));
  }

  /** Public ones of an agency with contracts of these days, both included. */
  @Transactional
  public List<NamedDirectAward> whole(OrganisationId agency, LocalDate from, LocalDate until) {
    return named(
        awards.list(
            new DirectAwardQuery(Optional.of(agency), Optional.of(from), Optional.of(until)),
            0,
            DirectAwardQuery.WHOLE_LIST));
  }

  /**
   * Those of the agency that can still be approved.
   *
   * @param today earlier contracts can no longer be concluded as they were signed
   */
  @Transactional
  public List<NamedDirectAward> listWaiting(OrganisationId agency, LocalDate today) {
    return named(awards.listWaiting(agency, today, MOST_WAITING));
  }

  /** Empty where no agency has the code. */
  private Optional<DirectAwardQuery> query(DirectAwardFilter filter) {
    Optional<OrganisationId> agency =
        organisations
            .findByIdentifier(OrganisationKind.AGENCY, filter.agency())
            .map(Organisation::id);
    return filter.agency().isEmpty() || agency.isPresent()
        ? Optional.of(new DirectAwardQuery(agency, filter.from(), filter.until()))
        : Optional.empty();
  }

  private List<NamedDirectAward> named(List<DirectAwardView> rows) {
    Map<OrganisationId, Organisation> agencies =
        organisations.named(rows.stream().map(DirectAwardView::agency).distinct().toList());
    Map<String, OrganisationId> numbers =
        organisations.ids(
            OrganisationKind.SUPPLIER,
            rows.stream().map(one -> one.content().supplier()).distinct().toList());
    Map<String, Organisation> firms =
        organisations.named(numbers.values()).values().stream()
            .collect(Collectors.toMap(Organisation::identifier, one -> one));
    return rows.stream()
        .map(one -> named(one, agencies.get(one.agency()), firms.get(one.content().supplier())))
        .toList();
  }

  private NamedDirectAward named(DirectAwardView one, Organisation agency, Organisation firm) {
    DirectAward content = one.content();
    RuleSet rules = ruleSets.byHash(content.ruleSet().hash());
    OneQuote law = rules.oneQuote().orElseThrow();
    Money ceiling = law.ceiling(content.estimatedAmount(), content.isExempt());
    OneQuote.Ground ground = law.ground(content.ground(), content.business().kind()).orElseThrow();
    return new NamedDirectAward(
        one,
        agency,
        Optional.ofNullable(firm),
        ceiling,
        ground.upTo(),
        ground.article(),
        law.disclosure(),
        rules.zone(),
        rules.isPractice());
  }
}
