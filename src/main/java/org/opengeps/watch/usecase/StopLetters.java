package org.opengeps.watch.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.notice.TenderNumber;
import org.opengeps.watch.SavedSearch;
import org.opengeps.watch.model.SavedSearches;
import org.opengeps.watch.model.WatchedTenders;

/** The link in a letter: whoever has it ends what the letter came from, without a log-in. */
@ApplicationScoped
public class StopLetters {
  /**
   * What a link ends: one of the two.
   *
   * @param search as its person calls it
   */
  public record Source(Optional<TenderNumber> tender, Optional<String> search) {}

  @Inject private WatchedTenders watches;
  @Inject private SavedSearches searches;

  /** For the container. */
  protected StopLetters() {}

  StopLetters(WatchedTenders watches, SavedSearches searches) {
    this.watches = watches;
    this.searches = searches;
  }

  /** What the link ends; empty if that is over already, or never was. */
  @Transactional
  public Optional<Source> find(UUID link) {
    Optional<TenderNumber> tender = watches.find(link);
    Optional<String> search =
        searches.find(link).map(SavedSearches.Owned::search).map(SavedSearch::name);
    return tender.isEmpty() && search.isEmpty()
        ? Optional.empty()
        : Optional.of(new Source(tender, search));
  }

  /** Ends it. That it was over already is no matter to whoever wants no letters. */
  @Transactional
  public void stop(UUID link) {
    if (!watches.end(link)) {
      searches.end(link);
    }
  }
}
