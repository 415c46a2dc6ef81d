package org.opengeps.opendata.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.opengeps.custody.CeremonyId;
import org.opengeps.kernel.Verdict;
import org.opengeps.ledger.LoggedEntry;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opendata.BundleFile;
import org.opengeps.platform.RecentResults;
import org.opengeps.protocol.message.Lot;

/**
 * The bundle for everybody who asks, made once for all of them: it is costly, and nothing in it
 * changes before the log publishes something new about the tender.
 */
@ApplicationScoped
public class OfferBundle {
  /** Revocation data that could not be had at first is asked for again after this time. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  /** How much of the disk all bundles that are kept may take. */
  private static final long DISK = 1L << 30;

  /** A lot that there is: what nobody can have is not remembered. */
  private record Asked(TenderNumber tender, String lot) {}

  /**
   * @param newest indexes of the newest entries about the tender and its ceremony
   */
  private record Made(Verdict<BuildBundle.Built> bundle, List<Long> newest, Instant at) {
    long weight() {
      return bundle instanceof Verdict.Accepted<BuildBundle.Built> built
          ? built.value().zip().size()
          : 1024;
    }

    /**
     * Holds the bundle for one more reader if it is still good: what is not whole, or was refused,
     * will be otherwise in a moment.
     */
    boolean isGood(List<Long> published, Instant now) {
      return bundle instanceof Verdict.Accepted<BuildBundle.Built> built
          && built.value().whole()
          && newest.equals(published)
          && now.isBefore(at.plus(FRESH))
          && built.value().zip().hold();
    }

    void keep() {
      if (bundle instanceof Verdict.Accepted<BuildBundle.Built> built) {
        var unused = built.value().zip().hold();
      }
    }

    void drop() {
      if (bundle instanceof Verdict.Accepted<BuildBundle.Built> built) {
        built.value().zip().release();
      }
    }
  }

  private final RecentResults<Asked, Made> recent =
      new RecentResults<>(DISK, Made::weight, Made::keep, Made::drop);
  @Inject private BuildBundle build;
  @Inject private FindNotice notices;
  @Inject private ReadLog log;
  @Inject private Clock clock;

  /**
   * @return as {@link BuildBundle#of}; the caller reads it or lets it go
   */
  public Verdict<BundleFile> of(TenderNumber tender, Optional<String> lot) {
    List<NoticeView> orders = notices.history(tender);
    if (orders.isEmpty()) {
      return build.of(tender, lot);
    }
    Optional<Lot> found = asked(orders, lot);
    if (found.isEmpty()) {
      return build.of(tender, lot);
    }
    List<Long> newest = newest(tender, found.get());
    Instant now = clock.instant();
    return recent
        .get(
            new Asked(tender, found.get().lot()),
            made -> made.isGood(newest, now),
            () -> new Made(build.build(tender, lot), newest, now))
        .bundle()
        .map(BuildBundle.Built::zip);
  }

  /** The lot that is named, or the only one. */
  private static Optional<Lot> asked(List<NoticeView> orders, Optional<String> name) {
    SortedMap<String, TenderState> lots = orders.get(0).lots();
    return name.or(() -> Optional.of(lots.firstKey()).filter(only -> lots.size() == 1))
        .flatMap(one -> BuildBundle.find(orders, one));
  }

  private List<Long> newest(TenderNumber tender, Lot lot) {
    Stream<String> ceremonies =
        lot.envelopes().stream()
            .map(terms -> new CeremonyId(terms.committeeKey().ceremony()).toString())
            .distinct();
    return Stream.concat(Stream.of(tender.value() + "-"), ceremonies)
        .flatMap(subject -> log.newestAbout(subject, 1).stream())
        .map(LoggedEntry::index)
        .toList();
  }
}
