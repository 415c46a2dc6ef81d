package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.TenderIndex;
import org.opengeps.notice.model.Tenders;
import org.opengeps.protocol.message.Eligibility;

/** Lists of tenders: for everybody, and for the contexts that wait for a time. */
@ApplicationScoped
public class FindTenders {
  private static final int PER_ROUND = 100;
  @Inject private Tenders tenders;
  @Inject private TenderIndex index;
  @Inject private KeepIndex keeper;

  /** For the container. */
  protected FindTenders() {}

  public FindTenders(Tenders tenders, TenderIndex index, KeepIndex keeper) {
    this.tenders = tenders;
    this.index = index;
    this.keeper = keeper;
  }

  /**
   * A page of the public list or of an agency's. Words are found by the index, everything that
   * changes by the tables; while the index is not there, words are looked for in the tables.
   */
  @Transactional
  public TenderPage page(TenderQuery query) {
    List<String> words = query.words();
    if (words.isEmpty()) {
      return tenders.page(query);
    }
    Optional<TenderIndex.Hits> hits =
        keeper.isUpToDate() ? index.find(words, query.agency()) : Optional.empty();
    return hits.map(found -> page(query, found))
        .orElseGet(() -> tenders.page(query).as(TenderPage.Match.NAMES, false));
  }

  private TenderPage page(TenderQuery query, TenderIndex.Hits found) {
    return tenders.page(query, found.numbers()).as(found.match(), found.isCut());
  }

  /**
   * Some tenders by their numbers, whatever their states; those that are not there are left out.
   */
  @Transactional
  public Map<TenderNumber, TenderSummary> named(Collection<TenderNumber> numbers) {
    return among(List.copyOf(numbers)).stream()
        .collect(Collectors.toMap(one -> TenderNumber.of(one.ref()), Function.identity()));
  }

  /** Some tenders, the newest first; three statements for all of them, a thousand at most. */
  @Transactional
  public List<TenderSummary> among(List<TenderNumber> numbers) {
    return numbers.isEmpty()
        ? List.of()
        : tenders.page(TenderQuery.all().inOnePiece(), numbers).tenders();
  }

  /** When the last order of each tender of a page was published; one statement. */
  @Transactional
  public Map<TenderNumber, Instant> lastPublished(TenderPage page) {
    return tenders.lastPublished(
        page.tenders().stream().map(TenderSummary::ref).map(TenderNumber::of).toList());
  }

  /** What the current orders of a page ask of firms, of those that say it here. */
  @Transactional
  public Map<TenderNumber, Eligibility> eligibility(TenderPage page) {
    return tenders.eligibility(
        page.tenders().stream().map(TenderSummary::ref).map(TenderNumber::of).toList());
  }

  /**
   * Tenders past their closing time that are not closed yet: noticed, open or draining. Numbers
   * only, so that one whose notice cannot be read does not hide the others.
   */
  @Transactional
  public List<TenderNumber> listToClose(Instant at) {
    return tenders
        .listClosingUntil(
            EnumSet.of(TenderState.NOTICED, TenderState.OPEN, TenderState.DRAINING), at)
        .stream()
        .map(Tender::number)
        .toList();
  }

  /**
   * Tenders past their latest opening for which {@link MoveTender#lapse} is still to be called: at
   * most {@value #PER_ROUND}.
   */
  @Transactional
  public List<TenderNumber> listLapsing(Instant at) {
    return tenders.listLapsing(at, PER_ROUND).stream().map(Tender::number).toList();
  }
}
