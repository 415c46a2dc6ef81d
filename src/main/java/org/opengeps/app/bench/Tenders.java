package org.opengeps.app.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.opengeps.client.seal.CheckedTender;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.OpeningRecord;

/** The tenders of a run, from the notice to the record of what was opened. */
final class Tenders {
  private static final Duration GATE = Duration.ofMinutes(5);
  private static final Duration RECORD = Duration.ofMinutes(10);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final Site site;
  private final List<CheckedTender> published = new ArrayList<>();

  Tenders(Site site) {
    this.site = site;
  }

  List<CheckedTender> publish(LocalText title, int count, Instant closesAt) {
    site.say("publishing " + count + (count == 1 ? " tender" : " tenders"));
    List<CheckedTender> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(site.stage().publish(title, closesAt));
    }
    published.addAll(made);
    return made;
  }

  /** One that closes in so many seconds, after the committee's keys are there. */
  CheckedTender publishOne(LocalText title, int seconds) {
    site.stage().provideKeys();
    Instant closesAt =
        Site.CLOCK.instant().plusSeconds(seconds + 3L).truncatedTo(ChronoUnit.SECONDS);
    return publish(title, 1, closesAt).get(0);
  }

  /** Lets the committee open all of them, and reads what the engine found. */
  List<OpeningRecord> open() {
    site.say("closing and opening of " + published.size() + " tenders");
    published.forEach(
        tender -> {
          sleepUntil(tender.notice().schedule().opensAt());
          site.stage().awaitGate(tender, GATE);
          site.stage().open(tender);
        });
    return published.stream().map(this::awaitRecord).toList();
  }

  static void sleepUntil(Instant at) {
    Duration left = Duration.between(Site.CLOCK.instant(), at);
    OpenLoop.sleepUntil(System.nanoTime() + left.toNanos());
  }

  /** What was opened, once the engine has signed it. */
  OpeningRecord awaitRecord(CheckedTender tender) {
    long until = System.nanoTime() + RECORD.toNanos();
    while (System.nanoTime() < until) {
      Optional<JsonObject> view = site.stage().opening(tender);
      if (view.isPresent() && !view.get().isNull("record")) {
        return OpeningRecord.from(view.get().object("record"));
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    throw new IllegalStateException(tender.place() + " is not opened after " + RECORD);
  }
}
