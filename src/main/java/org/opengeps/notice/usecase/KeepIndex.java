package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.opengeps.notice.model.SearchedTender;
import org.opengeps.notice.model.SignedOrder;
import org.opengeps.notice.model.SignedOrders;
import org.opengeps.notice.model.TenderIndex;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.Scheduler;

/**
 * Keeps this node's index of words as the tables are: compares the two as a whole at the start,
 * after the index was lost and once an hour, and looks at what was published since every ten
 * seconds and before each search. The tables alone say what was published, whichever node did it.
 */
@ApplicationScoped
public class KeepIndex {
  private static final Logger LOG = Logger.getLogger(KeepIndex.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration WHOLE = Duration.ofHours(1);

  /** Longer than clocks of nodes differ and transactions last: an order is seen after its time. */
  private static final Duration OVERLAP = Duration.ofMinutes(15);

  /** Ten minutes: each attempt on a disk that stays full writes the whole index. */
  private static final int MOST_PAUSES = 60;

  private static final int FAILED = -1;

  /** Orders that are compared with one statement. */
  private static final int PAGE = 1_000;

  /** Notices in memory at a time. */
  private static final int BATCH = 50;

  /** Notices that a search reads before it answers; with more the job is quicker. */
  private static final int BY_SEARCH = 20;

  @Inject private TenderIndex index;
  @Inject private SignedOrders orders;
  @Inject private ReadSearched searched;
  @Inject private InTransaction transaction;
  @Inject private Scheduler scheduler;
  @Inject private Clock clock;
  private volatile boolean whole;
  private volatile Instant seen = Instant.EPOCH;
  private long comparedAt;

  /** Orders whose words could not be read, few if any: no search and no look tries them again. */
  private final Set<SignedOrder> unread = ConcurrentHashMap.newKeySet();

  /** Looks from one attempt to the next while the index fails; 0 while it does not. */
  private int pauses;

  private int leftOut;

  /** For the container. */
  protected KeepIndex() {}

  KeepIndex(
      TenderIndex index,
      SignedOrders orders,
      ReadSearched searched,
      InTransaction transaction,
      Clock clock) {
    this.index = index;
    this.orders = orders;
    this.searched = searched;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** On a thread of its own: the dictionary and a large index take seconds. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    scheduler.every(PAUSE, "keep the search index", this::look);
  }

  /**
   * Brings the index up to date, or makes it anew. Where what was taken in could not be kept, the
   * next attempts come after 10, 20, 40 seconds and so on, up to ten minutes.
   */
  public synchronized void look() {
    if (leftOut > 0) {
      leftOut--;
    } else if (bring()) {
      pauses = 0;
    } else {
      pauses = Math.min(MOST_PAUSES, Math.max(1, pauses * 2));
      leftOut = pauses - 1;
    }
  }

  /** Whether nothing was lost. */
  private boolean bring() {
    if (!index.isOpen()) {
      whole = false;
      if (!index.open()) {
        return true;
      }
    }
    Instant now = clock.instant();
    boolean taken = isOld() ? compare() : catchUp(now);
    if (!taken) {
      return false;
    }
    seen = now;
    // what searches took in, too
    return index.keep();
  }

  private boolean isOld() {
    return !whole || System.nanoTime() - comparedAt > WHOLE.toNanos();
  }

  /**
   * Whether a search may trust the index: what is published is in it. To be called in the
   * transaction of the search, where it costs one statement as long as nothing is new.
   */
  public boolean isUpToDate() {
    if (!whole) {
      return false;
    }
    List<SignedOrder> missing = missing(published(clock.instant()));
    List<SignedOrder> taken = missing.subList(0, Math.min(BY_SEARCH, missing.size()));
    if (!taken.isEmpty()) {
      put(taken);
    }
    return true;
  }

  private List<SignedOrder> missing(List<SignedOrder> published) {
    return index.missing(published).stream().filter(order -> !unread.contains(order)).toList();
  }

  private boolean put(List<SignedOrder> published) {
    List<SearchedTender> tenders = searched.read(published);
    tenders.stream()
        .filter(tender -> !tender.whole())
        .map(SearchedTender::order)
        .forEach(unread::add);
    return index.put(tenders);
  }

  /** A clock that was set back does not hide what was published before. */
  private List<SignedOrder> published(Instant now) {
    Instant since = seen.isBefore(now) ? seen : now;
    return orders.listSince(since.minus(OVERLAP), PAGE);
  }

  private boolean catchUp(Instant now) {
    List<SignedOrder> published = transaction.call(() -> published(now));
    return published.size() < PAGE ? take(published) != FAILED : compare();
  }

  private boolean compare() {
    long started = System.nanoTime();
    int taken = 0;
    unread.clear();
    List<SignedOrder> page = List.of();
    do {
      String behind = page.isEmpty() ? "" : page.get(page.size() - 1).number();
      page = transaction.call(() -> orders.listBehind(behind, PAGE));
      int of = take(page);
      if (of == FAILED) {
        return false;
      }
      taken += of;
    } while (page.size() == PAGE);
    if (taken > 0) {
      long seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();
      LOG.info("search index: " + taken + " tenders taken in within " + seconds + " s");
    }
    comparedAt = started;
    whole = true;
    return true;
  }

  /** How many were missing, or {@link #FAILED}. */
  private int take(List<SignedOrder> published) {
    List<SignedOrder> missing = missing(published);
    for (int from = 0; from < missing.size(); from += BATCH) {
      List<SignedOrder> batch = missing.subList(from, Math.min(from + BATCH, missing.size()));
      if (!transaction.call(() -> put(batch))) {
        return FAILED;
      }
    }
    return missing.size();
  }
}
