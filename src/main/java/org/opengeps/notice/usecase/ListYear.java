package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.method.AwardMethods;
import org.opengeps.notice.ReviewCount;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.YearTender;
import org.opengeps.notice.model.PublishedOrder;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.YearRows;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;

/**
 * What an agency published in some time, for those who look back. The caller checks that the reader
 * may see it: drafts that were sent back are not public.
 */
@ApplicationScoped
public class ListYear {
  /** Tenders of one answer: a year of a large city. */
  public static final int MOST = 1_000;

  /** Notices in memory at once. */
  private static final int AT_ONCE = 50;

  @Inject private YearRows rows;
  @Inject private Documents documents;
  @Inject private RuleSets ruleSets;
  @Inject private AwardMethods methods;

  /**
   * Tenders noticed in [from, until), oldest first, at most {@value #MOST}: two statements, and one
   * more for fifty tenders, whose notices say what the tables do not.
   */
  @Transactional
  public List<YearTender> tenders(OrganisationId agency, Instant from, Instant until) {
    List<TenderSummary> found =
        rows.list(agency, from, until, MOST).stream().map(Tender::summary).toList();
    Map<String, List<PublishedOrder>> orders =
        rows.orders(found.stream().map(one -> one.ref().number()).toList()).stream()
            .collect(Collectors.groupingBy(order -> order.ref().number()));
    List<YearTender> year = new ArrayList<>();
    for (int start = 0; start < found.size(); start += AT_ONCE) {
      year.addAll(part(found.subList(start, Math.min(found.size(), start + AT_ONCE)), orders));
    }
    return year;
  }

  /**
   * By what the log names facts about a tender: its orders, and the drafts from which they came.
   * One statement.
   */
  @Transactional
  public Set<String> subjects(TenderNumber number) {
    Set<String> subjects = new TreeSet<>();
    for (PublishedOrder order : rows.orders(List.of(number.value()))) {
      subjects.add(order.ref().toString());
      Optional.ofNullable(order.draft()).ifPresent(subjects::add);
    }
    return subjects;
  }

  /** Answers of second officers to the agency's drafts in [from, until), by person. */
  @Transactional
  public List<ReviewCount> reviews(OrganisationId agency, Instant from, Instant until) {
    return rows.reviews(agency, from, until);
  }

  private List<YearTender> part(
      List<TenderSummary> tenders, Map<String, List<PublishedOrder>> orders) {
    List<Sha256> hashes =
        tenders.stream().map(one -> hash(one.ref(), orders.get(one.ref().number()))).toList();
    List<byte[]> notices = documents.list(hashes);
    List<YearTender> part = new ArrayList<>();
    for (int i = 0; i < tenders.size(); i++) {
      TenderSummary one = tenders.get(i);
      part.add(
          tender(
              one, Notice.from(JsonObject.parse(notices.get(i))), orders.get(one.ref().number())));
    }
    return part;
  }

  private static Sha256 hash(TenderRef current, List<PublishedOrder> orders) {
    return orders.stream()
        .filter(order -> order.ref().equals(current))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no order " + current))
        .noticeHash();
  }

  private YearTender tender(TenderSummary summary, Notice notice, List<PublishedOrder> orders) {
    return new YearTender(
        summary,
        Optional.ofNullable(notice.business().kind()),
        notice.award().method(),
        ceiling(notice),
        orders.stream()
            .map(one -> new YearTender.Order(one.ref().order(), one.kind(), one.publishedAt()))
            .toList());
  }

  private Optional<Money> ceiling(Notice notice) {
    return methods
        .find(notice.award().method())
        .flatMap(
            method ->
                method.ceiling(
                    ruleSets.of(notice),
                    notice.business().kind(),
                    notice.schedule().noticedAt().atZone(notice.zone()).toLocalDate()));
  }
}
