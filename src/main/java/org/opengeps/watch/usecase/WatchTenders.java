package org.opengeps.watch.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.OfficialZone;
import org.opengeps.watch.WatchedTender;
import org.opengeps.watch.model.Followers;
import org.opengeps.watch.model.WatchedTenders;

/** A person who is logged in watches a tender, or does no longer. Nobody else learns of it. */
@ApplicationScoped
public class WatchTenders {
  /** Tenders that one person watches. */
  public static final int MOST = 200;

  @Inject private WatchedTenders watches;
  @Inject private Followers followers;
  @Inject private FindNotice notices;
  @Inject private OfficialZone zone;
  @Inject private Clock clock;

  /** For the container. */
  protected WatchTenders() {}

  WatchTenders(
      WatchedTenders watches,
      Followers followers,
      FindNotice notices,
      OfficialZone zone,
      Clock clock) {
    this.watches = watches;
    this.followers = followers;
    this.notices = notices;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * Watches from now on; a watch that is there stays.
   *
   * @param language of the letters of somebody who followed nothing before
   * @return refused with {@code tender-unknown} or {@code watch-full}
   */
  @Transactional
  public Verdict<WatchedTender> watch(PersonId person, TenderNumber tender, String language) {
    if (notices.agencyOf(tender).isEmpty()) {
      return Verdict.refuse(Refusal.of("tender-unknown.form").with("no", tender.value()));
    }
    followers.ensure(person, language, zone.zone(), clock.instant());
    followers.lock(person);
    return watches
        .find(person, tender)
        .<Verdict<WatchedTender>>map(Verdict::accept)
        .orElseGet(() -> begin(person, tender));
  }

  private Verdict<WatchedTender> begin(PersonId person, TenderNumber tender) {
    if (watches.list(person).size() >= MOST) {
      return Verdict.refuse(Refusal.of("watch-full.tenders").with("most", MOST));
    }
    WatchedTender watch = new WatchedTender(UUID.randomUUID(), tender, clock.instant());
    watches.add(person, watch);
    return Verdict.accept(watch);
  }

  /** Whether the person watches it. */
  @Transactional
  public boolean isWatched(PersonId person, TenderNumber tender) {
    return watches.find(person, tender).isPresent();
  }

  /** Ends the watch; nothing happens if there is none. */
  @Transactional
  public void end(PersonId person, TenderNumber tender) {
    Optional<WatchedTender> watch = watches.find(person, tender);
    watch.map(WatchedTender::id).ifPresent(watches::end);
  }
}
