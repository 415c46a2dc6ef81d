package org.opengeps.app.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.opengeps.app.bench.Door.Reply;
import org.opengeps.app.bench.Figures.Better;
import org.opengeps.app.bench.Figures.Kind;

/** Sends the bids of a step at their times and counts what their senders were told. */
final class Drive {
  private static final int PATIENCE = 90;

  private final Site site;
  private final Figures figures;
  private final Oracle oracle;

  /** Seconds that an idle server is looked at before a step. */
  private static final int IDLE = 2;

  /** How long before its first bid a step must be told. */
  static final Duration AHEAD = Duration.ofSeconds(2L * IDLE);

  private final SubmissionsBench.Plan plan;
  private final Database database;
  private final Door door;
  private final Plot plot = new Plot("Latency over offered load", "bids a second", "ms");

  /**
   * @param at nanoseconds since the beginning of the step
   */
  record Timed(long at, Sending sending) {}

  Drive(Site site, Figures figures, Oracle oracle, SubmissionsBench.Plan plan) {
    this.site = site;
    this.figures = figures;
    this.oracle = oracle;
    this.plan = plan;
    this.database = Database.of(site.access());
    this.door = new Door(site.engine().base());
  }

  /**
   * @return receipts a second that came within two seconds; 0 if more than one of a hundred good
   *     bids had none by then
   */
  BigDecimal step(int rate, List<Timed> timed, Instant begins) {
    Statements idle = Statements.idle(database, IDLE);
    site.say(rate + " bids a second for " + plan.seconds() + " s");
    Duration cpu = site.cpu();
    Statements before = Statements.now(database);
    long start = System.nanoTime() + Duration.between(Site.CLOCK.instant(), begins).toNanos();
    Reading reading = Reading.beside(site, start, plan.pages(), plan.seconds());
    List<CompletableFuture<Reply>> replies =
        OpenLoop.run(
            start,
            timed.stream().mapToLong(Timed::at).toArray(),
            i -> timed.get(i).sending().send(door),
            PATIENCE);
    Statements own = Statements.now(database).since(before).without(idle);
    cpu = site.cpu().minus(cpu);
    String at = " at " + rate + "/s";
    reading.tell(figures, at);
    own.tell(figures, "a bid" + at, timed.size());
    figures.add(
        new Kind("-", "CPU of server and database of a bid" + at, "ms", Better.LESS),
        Figures.ratio(cpu.toMillis(), timed.size()));
    return latencies(rate, at, timed, replies, start);
  }

  private BigDecimal latencies(
      int rate, String at, List<Timed> timed, List<CompletableFuture<Reply>> replies, long start) {
    Heard heard = new Heard();
    for (int i = 0; i < timed.size(); i++) {
      Optional<Reply> reply = resultNow(replies.get(i));
      Sending sending = timed.get(i).sending();
      heard.add(sending, oracle.note(sending, reply), reply, start + timed.get(i).at());
    }
    heard.tell(figures, at);
    plot.add("p50", rate, heard.millis("50"));
    plot.add("p99", rate, heard.millis("99"));
    BigDecimal good = Figures.ratio(heard.inTime(), plan.seconds());
    figures.add(new Kind("-", "receipts a second within 2 s" + at, "1/s", Better.MORE), good);
    return heard.isFast() ? good : BigDecimal.ZERO;
  }

  /** Latency over the steps of the run, as a picture. */
  void plot() {
    plot.write(plan.folder().resolve("submissions.svg"));
  }

  /** The answer; empty if nothing has come yet. */
  static Optional<Reply> resultNow(CompletableFuture<Reply> reply) {
    return reply.isDone() ? Optional.of(reply.join()) : Optional.empty();
  }
}
