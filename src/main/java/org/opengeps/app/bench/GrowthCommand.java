package org.opengeps.app.bench;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.opengeps.app.bench.Figures.Better;
import org.opengeps.app.bench.Figures.Kind;
import org.opengeps.protocol.message.LocalText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much disk the beating log takes while a tender is open and nothing happens. */
@Command(
    name = "growth",
    mixinStandardHelpOptions = true,
    description = {
      "Publishes a tender, lets the log beat, and counts entries, rows and bytes of what was added.",
      "Bytes are those of the rows themselves; pages of the database that are half full, and its"
          + " own logs, come on top."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:measured",
      "1:failed, or a promise was not kept: the runs score zero",
      "2:wrong usage"
    })
final class GrowthCommand implements Callable<Integer> {
  private static final Kind ENTRIES =
      new Kind("-", "entries of the log in a minute", "", Better.LESS);
  private static final Kind BYTES =
      new Kind("-", "bytes of rows in a minute", "bytes", Better.LESS);
  private static final Kind YEAR =
      new Kind("H1", "bytes of rows in a year of beating", "GB", Better.LESS);
  private static final Kind YEAR_ENTRIES =
      new Kind("-", "entries in a year of beating", "", Better.LESS);
  private static final long MINUTES_OF_A_YEAR = 365L * 24 * 60;
  private static final long MINUTE = 60;
  private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1_000_000_000);

  @Mixin private BenchOptions options;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "120",
      description = "that the log beats (default 120)")
  private int seconds;

  @Override
  public Integer call() {
    return options.measure(
        "growth", (site, figures) -> tell(site, figures, options.sized(seconds, 3)));
  }

  /** What the log takes while it beats. */
  static void tell(Site site, Figures figures, int seconds) {
    new Tenders(site)
        .publish(
            new LocalText("기록 증가 시험 (연습)", "Growth of the log (practice)"),
            1,
            Site.CLOCK.instant().plusSeconds(seconds + 3600L).truncatedTo(ChronoUnit.SECONDS));
    OpenLoop.sleepUntil(System.nanoTime() + 2_000_000_000L);
    Rows rows = new Rows(Database.of(site.access()));
    site.say("the log beats for " + seconds + " s");
    long entries = AuditCommand.size(site);
    long bytes = rows.bytes();
    long begin = System.nanoTime();
    OpenLoop.sleepUntil(begin + seconds * 1_000_000_000L);
    long millis = (System.nanoTime() - begin) / 1_000_000;
    entries = perMinute(AuditCommand.size(site) - entries, millis);
    bytes = perMinute(rows.bytes() - bytes, millis);
    figures.add(ENTRIES, entries);
    figures.add(BYTES, bytes);
    figures.add(YEAR_ENTRIES, entries * MINUTES_OF_A_YEAR);
    figures.add(YEAR, Figures.ratio(BigDecimal.valueOf(bytes * MINUTES_OF_A_YEAR), GIGABYTE));
  }

  private static long perMinute(long count, long millis) {
    return count * MINUTE * 1000 / millis;
  }
}
