package org.opengeps.app.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.opengeps.client.seal.CheckedTender;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.OpeningRecord;

/**
 * A tender with bids that has been opened, and how long that took.
 *
 * @param bids of which each has its receipt and was found in the record
 * @param gate nanoseconds from the opening time until the engine had taken off the gate's layer and
 *     asked the members
 * @param members nanoseconds in which two members checked everything and posted their parts
 * @param unsealing nanoseconds from the last part until the record was signed
 * @param cpu milliseconds that server and database used from the opening time on
 */
record OpenedTender(
    CheckedTender tender, List<Bid> bids, long gate, long members, long unsealing, long cpu) {
  private static final Duration GATE = Duration.ofMinutes(10);

  /** At least so many seconds between the sealing of the first bid and the closing. */
  private static final int SHORTEST = 8;

  /** The others' room to seal and hand in one bid. */
  private static final long MILLIS_OF_A_BID = 250;

  private static final int HANDS = 16;

  static OpenedTender with(Site site, Figures figures, int count) {
    List<Firm> firms = site.firms(count);
    Tenders tenders = new Tenders(site);
    LocalText title = new LocalText("부하 시험 공사 (개찰)", "Load test works (opened)");
    int seconds = SHORTEST + (int) (count * MILLIS_OF_A_BID / 1000);
    CheckedTender tender = tenders.publishOne(title, seconds);
    List<Bid> bids = Bid.seal(firms, List.of(tender), site.home().resolve("bench"));
    Oracle oracle = new Oracle(site.stage().trust(), figures);
    site.say("handing in " + count + " bids");
    handIn(site, bids, oracle);
    if (oracle.accepted() < count) {
      // a tender that is smaller than the figures say, or fails for want of bids, measures nothing
      throw new IllegalStateException(
          "Only "
              + oracle.accepted()
              + " of "
              + count
              + " bids were in time: this machine has too much else to do, or too many bids.");
    }
    return open(site, tenders, tender, bids, oracle);
  }

  private static void handIn(Site site, List<Bid> bids, Oracle oracle) {
    Door door = new Door(site.engine().base());
    List<Sending> sent = bids.stream().map(bid -> Sending.of(bid, Sending.Kind.GOOD)).toList();
    List<Door.Reply> replies = Together.map(HANDS, sent, one -> one.send(door).join());
    for (int i = 0; i < sent.size(); i++) {
      oracle.note(sent.get(i), Optional.of(replies.get(i)));
    }
  }

  private static OpenedTender open(
      Site site, Tenders tenders, CheckedTender tender, List<Bid> bids, Oracle oracle) {
    Instant opensAt = tender.notice().schedule().opensAt();
    site.say("waiting for the opening time");
    Tenders.sleepUntil(opensAt);
    Duration before = site.cpu();
    site.stage().awaitGate(tender, GATE);
    long gate = Duration.between(opensAt, Site.CLOCK.instant()).toNanos();
    site.say("two members open");
    long begin = System.nanoTime();
    site.stage().open(tender);
    long members = System.nanoTime() - begin;
    begin = System.nanoTime();
    OpeningRecord record = tenders.awaitRecord(tender);
    long unsealing = System.nanoTime() - begin;
    oracle.compare(List.of(record));
    long cpu = site.cpu().minus(before).toMillis();
    return new OpenedTender(tender, bids, gate, members, unsealing, cpu);
  }

  String number() {
    return tender.notice().ref().number();
  }

  /** The evidence bundle, once everything in it stands in the public log. */
  byte[] bundle(Site site) {
    Instant until = Site.CLOCK.instant().plus(5, ChronoUnit.MINUTES);
    String path = "/api/v1/tenders/" + number() + "/bundle";
    while (true) {
      var answer = site.engine().get(path);
      if (answer.refused().isEmpty() || Site.CLOCK.instant().isAfter(until)) {
        return Need.accepted(answer, "the bundle of " + number());
      }
      OpenLoop.sleepUntil(System.nanoTime() + 1_000_000_000L);
    }
  }
}
