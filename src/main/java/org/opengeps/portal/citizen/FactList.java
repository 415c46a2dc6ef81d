package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.identity.usecase.FindSigners;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.LoggedEntry;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.notice.TenderFilter;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.portal.page.FactRow;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.usecase.FindOrganisation;

/**
 * The public facts of the log with the names of what they are about.
 *
 * <p>Names of all rows are read together: of tenders with three statements, of organisations and
 * people with four, however many rows a page has. Looking for words and agencies takes six more.
 */
@ApplicationScoped
class FactList {
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}";

  /** As agencies' codes are written. */
  private static final String CODE = "[A-Z0-9]{3,20}";

  private static final Set<String> SIGNED_BY_OFFICERS =
      Stream.of(
              FactKind.NOTICE_PUBLISHED,
              FactKind.NOTICE_CORRECTED,
              FactKind.BASE_AMOUNT_PUBLISHED,
              FactKind.RE_BID_PUBLISHED,
              FactKind.NEXT_STAGE_PUBLISHED,
              FactKind.NOTICE_CANCELLED,
              FactKind.TECHNICAL_DECIDED,
              FactKind.ROUND_SUSPENDED,
              FactKind.ROUND_RESUMED,
              FactKind.AWARD_DECIDED,
              FactKind.DIRECT_AWARD_MADE,
              FactKind.CONTRACT_SENT,
              FactKind.CONTRACT_CONCLUDED,
              FactKind.DELIVERY_INSPECTED,
              FactKind.CLAIM_SENT_BACK,
              FactKind.PAYMENT_ORDERED,
              FactKind.PAYMENT_APPROVED)
          .map(FactKind::word)
          .collect(Collectors.toUnmodifiableSet());

  @Inject private ReadLog log;
  @Inject private FindSigners signers;
  @Inject private FindTenders tenders;
  @Inject private FindOrganisation organisations;
  @Inject private FindPerson people;

  /**
   * @param rows newest first
   * @param cut whether more tenders have the words than are looked at
   */
  record Found(List<FactRow> rows, boolean cut) {}

  /** What words and agency lead to. */
  private record Meant(Optional<Set<String>> about, boolean cut) {}

  /**
   * @param most rows, at most {@link org.opengeps.ledger.FactQuery#WHOLE}
   */
  Found find(AskedLog asked, int most) {
    Meant meant = asked.seeks() ? meant(asked) : new Meant(Optional.empty(), false);
    return new Found(rows(log.facts(asked.query(meant.about(), most))), meant.cut());
  }

  /**
   * The same rows with the names of the officers who signed orders and decisions, as the tender's
   * own page has them; one statement for fifty.
   */
  List<FactRow> signed(List<FactRow> rows) {
    Map<Sha256, String> names =
        signers.names(rows.stream().flatMap(row -> officers(row).stream()).toList());
    return rows.stream()
        .map(row -> officers(row).map(names::get).map(row::signedBy).orElse(row))
        .toList();
  }

  /** The document that an officer signed. */
  private static Optional<Sha256> officers(FactRow row) {
    return row.document() != null && SIGNED_BY_OFFICERS.contains(row.kind())
        ? Optional.of(Sha256.fromHex(row.document()))
        : Optional.empty();
  }

  /** Entries as rows, in their order. */
  List<FactRow> rows(List<LoggedEntry> entries) {
    List<FactRow> facts =
        entries.stream()
            .map(one -> FactRow.of(one.index(), LedgerEntry.parse(one.bytes())))
            .toList();
    Map<TenderNumber, TenderSummary> titles = titles(facts);
    Map<String, Organisation> names = names(facts);
    return facts.stream()
        .map(one -> one.named(one.number().map(titles::get).orElse(null), names.get(one.subject())))
        .toList();
  }

  private Map<TenderNumber, TenderSummary> titles(Collection<FactRow> facts) {
    return tenders.named(
        facts.stream()
            .flatMap(one -> one.number().stream())
            .distinct()
            .limit(TenderQuery.WHOLE_LIST)
            .toList());
  }

  /** Organisations by the subject of the facts: they themselves, and those of people. */
  private Map<String, Organisation> names(Collection<FactRow> facts) {
    Map<String, OrganisationId> bySubject = new HashMap<>();
    subjects(facts, FactKind.Subject.ORGANISATION)
        .forEach(id -> bySubject.put(id, new OrganisationId(id)));
    people
        .organisations(
            subjects(facts, FactKind.Subject.PERSON).stream().map(PersonId::new).toList())
        .forEach((person, organisation) -> bySubject.put(person.value(), organisation));
    Map<OrganisationId, Organisation> named = organisations.named(Set.copyOf(bySubject.values()));
    Map<String, Organisation> names = new HashMap<>();
    bySubject.forEach((subject, id) -> names.put(subject, named.get(id)));
    return names;
  }

  private static Set<String> subjects(Collection<FactRow> facts, FactKind.Subject kind) {
    return facts.stream()
        .filter(one -> one.isAbout(kind))
        .map(FactRow::subject)
        .collect(Collectors.toSet());
  }

  /** A number or an id means itself; other words mean the tenders that have them. */
  private Meant meant(AskedLog asked) {
    Optional<TenderNumber> number = TenderNumber.find(asked.text());
    if (asked.agency().isEmpty() && number.isPresent()) {
      return new Meant(Optional.of(Set.of(number.get().value())), false);
    }
    if (asked.agency().isEmpty() && asked.text().matches(ID)) {
      return new Meant(Optional.of(Set.of(asked.text())), false);
    }
    TenderFilter filter =
        new TenderFilter(
            asked.agency(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    TenderPage page =
        tenders.page(
            new TenderQuery(asked.text(), Set.of(), 1, TenderQuery.WHOLE_LIST).with(filter));
    Set<String> about = new HashSet<>();
    page.tenders().forEach(one -> about.add(one.ref().number()));
    if (asked.text().isEmpty() && asked.agency().matches(CODE)) {
      organisations
          .findByIdentifier(OrganisationKind.AGENCY, asked.agency())
          .ifPresent(one -> about.add(one.id().value()));
    }
    return new Meant(Optional.of(about), page.cut() || page.total() > page.tenders().size());
  }
}
