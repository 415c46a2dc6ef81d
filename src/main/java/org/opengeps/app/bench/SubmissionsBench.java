package org.opengeps.app.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.opengeps.app.bench.Figures.Better;
import org.opengeps.app.bench.Figures.Kind;
import org.opengeps.client.seal.CheckedTender;
import org.opengeps.protocol.message.LocalText;

/** One run: publish, seal, baselines, send, wait for the closing, open, compare. */
final class SubmissionsBench {
  private static final Kind VERIFICATIONS =
      new Kind("-", "baseline: signatures verified by one core", "1/s", Better.MORE);
  private static final Kind COMMITS =
      new Kind("-", "baseline: rows of equal bytes committed", "1/s", Better.MORE);
  private static final Kind BEST =
      new Kind("A3", "receipts a second, p99 within 2 s", "1/s", Better.MORE);
  private static final Kind SHARE =
      new Kind("A1", "the same over the lower baseline", "x", Better.MORE);
  private static final Kind KEPT =
      new Kind("-", "receipts checked and found again after the opening", "bids", Better.NEITHER);

  private static final int PAUSE = 10;
  private static final int SHORT_PAUSE = 3;

  private static final int PUBLISHING = 4;
  private static final int OF_WARMING = 40;
  private static final long SEED = 888_538;

  private final Site site;
  private final Figures figures;
  private final Plan plan;
  private final Oracle oracle;
  private final int baselineSeconds;

  /** Room between two steps and before the first one, in seconds. */
  private final int pause;

  /**
   * What is done.
   *
   * @param rates bids a second of each step
   * @param pages read a second meanwhile
   * @param folder for plots
   */
  record Plan(
      List<Integer> rates,
      int seconds,
      Arrivals arrivals,
      int suppliers,
      boolean mixed,
      int pages,
      Path folder) {
    int bids() {
      return rates.stream().mapToInt(rate -> rate * seconds).sum();
    }

    int firms() {
      return Math.min(suppliers, bids());
    }

    int tenders() {
      return (bids() + firms() - 1) / firms();
    }

    /** Of one percent of all, but at least one. */
    int revoked() {
      return mixed ? Math.max(1, firms() / 200) : 0;
    }
  }

  SubmissionsBench(Site site, Figures figures, Plan plan) {
    this.site = site;
    this.figures = figures;
    this.plan = plan;
    this.oracle = new Oracle(site.stage().trust(), figures);
    this.baselineSeconds = plan.seconds() < PAUSE ? 1 : 3;
    this.pause = plan.seconds() < PAUSE ? SHORT_PAUSE : PAUSE;
  }

  void run() {
    List<Firm> good = site.firms(plan.firms());
    List<Firm> revoked = site.otherFirms(plan.revoked());
    Tenders tenders = new Tenders(site);
    long sealing = warm(tenders, good);
    revoked.forEach(this::revoke);
    Instant closesAt = closing(sealing);
    List<CheckedTender> published =
        tenders.publish(
            new LocalText("부하 시험 공사 (연습)", "Load test works (practice)"), plan.tenders(), closesAt);
    site.say("sealing " + plan.bids() + " bids, closing at " + closesAt);
    List<Bid> bids = new ArrayList<>(Bid.seal(good, published, site.home().resolve("bench")));
    Collections.shuffle(bids, new Random(SEED));
    List<Bid> dead = Bid.seal(revoked, published, site.home().resolve("bench"));
    BigDecimal bound = baselines(bids);
    drive(bids, dead, closesAt, bound);
    oracle.compare(tenders.open());
    figures.add(KEPT, oracle.accepted());
  }

  /**
   * Lets some bids through first, so that what is measured is a server at work.
   *
   * @return nanoseconds that a bid takes to seal
   */
  private long warm(Tenders tenders, List<Firm> firms) {
    List<Firm> some = firms.subList(0, Math.min(OF_WARMING, firms.size()));
    int seconds = Math.max(pause, some.size());
    CheckedTender tender = tenders.publishOne(new LocalText("예열 공사 (연습)", "Warming up"), seconds);
    long begin = System.nanoTime();
    List<Bid> bids = Bid.seal(some, List.of(tender), site.home().resolve("bench"));
    long each = (System.nanoTime() - begin) / bids.size();
    site.say("warming up with " + bids.size() + " bids");
    Door door = new Door(site.engine().base());
    List<Sending> sent = bids.stream().map(bid -> Sending.of(bid, Sending.Kind.GOOD)).toList();
    List<Door.Reply> replies = Together.map(sent, one -> one.send(door).join());
    for (int i = 0; i < sent.size(); i++) {
      oracle.note(sent.get(i), Optional.of(replies.get(i)));
    }
    return each;
  }

  private void revoke(Firm firm) {
    try {
      site.authorities().revoke(firm.issuer(), firm.certificate(), Site.CLOCK.instant(), 1);
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private Instant closing(long sealing) {
    long seconds =
        PUBLISHING * plan.tenders()
            + plan.bids() * sealing * 3 / 2 / 1_000_000_000
            + 3L * baselineSeconds
            + (long) plan.rates().size() * (plan.seconds() + pause)
            + pause;
    return Site.CLOCK.instant().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
  }

  private BigDecimal baselines(List<Bid> bids) {
    site.say("baselines");
    BigDecimal verified = Baselines.verifications(bids, baselineSeconds);
    BigDecimal committed = Baselines.commits(Database.of(site.access()), bids, baselineSeconds);
    figures.add(VERIFICATIONS, verified);
    figures.add(COMMITS, committed);
    return verified.min(committed);
  }

  /** The last step ends with the closing, so that it has its late ones. */
  private void drive(List<Bid> bids, List<Bid> dead, Instant closesAt, BigDecimal bound) {
    Drive drive = new Drive(site, figures, oracle, plan);
    BigDecimal best = BigDecimal.ZERO;
    int from = 0;
    for (int step = 0; step < plan.rates().size(); step++) {
      boolean last = step == plan.rates().size() - 1;
      int count = Math.min(plan.rates().get(step) * plan.seconds(), bids.size() - from);
      Instant begins =
          last ? closesAt.minusSeconds(plan.seconds()) : Site.CLOCK.instant().plus(Drive.AHEAD);
      Random random = new Random(SEED + step);
      List<Drive.Timed> timed =
          Mix.of(plan, bids.subList(from, from + count), last ? dead : List.of(), last, random);
      best = best.max(drive.step(plan.rates().get(step), timed, begins));
      from += count;
    }
    figures.add(BEST, best);
    figures.add(SHARE, Figures.ratio(best, bound));
    drive.plot();
  }
}
