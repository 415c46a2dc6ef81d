package org.opengeps.app.bench;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import org.opengeps.app.bench.Figures.Better;
import org.opengeps.app.bench.Figures.Kind;
import org.opengeps.client.seal.BidSealer;
import org.opengeps.client.seal.SealedSample;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long it takes to open a tender. */
@Command(
    name = "opening",
    mixinStandardHelpOptions = true,
    description = {
      "Hands in bids, waits for the opening time, lets two members open, and waits for the record.",
      "Baseline: the same cryptography in a loop of one core: signatures, gate, both parts, proofs."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:measured",
      "1:failed, or a promise was not kept: the runs score zero",
      "2:wrong usage"
    })
final class OpeningCommand implements Callable<Integer> {
  private static final Kind LOOP =
      new Kind("-", "baseline: a bid opened by one core", "ms", Better.LESS);
  private static final Kind GATE =
      new Kind("-", "opening time until the members are asked", "ms", Better.LESS);
  private static final Kind MEMBERS =
      new Kind("-", "two members, one after the other", "ms", Better.LESS);
  private static final Kind UNSEALING =
      new Kind("-", "last part until the record is signed", "ms", Better.LESS);
  private static final Kind EACH = new Kind("-", "the engine's time for a bid", "ms", Better.LESS);
  private static final Kind CPU =
      new Kind("-", "CPU of server and database for a bid", "ms", Better.LESS);
  private static final Kind RATIO =
      new Kind("B1", "the engine's time over the baseline", "x", Better.LESS);
  private static final int SAMPLES = 32;

  @Mixin private BenchOptions options;

  @Option(
      names = "--bids",
      paramLabel = "N",
      defaultValue = "200",
      description = "of the tender (default 200)")
  private int bids;

  @Override
  public Integer call() {
    return options.measure(
        "opening",
        (site, figures) ->
            tell(
                site,
                figures,
                OpenedTender.with(site, figures, options.sized(bids, 3)),
                options.isMiniature()));
  }

  /** What an opening took, beside the baseline. */
  static void tell(Site site, Figures figures, OpenedTender opened, boolean miniature) {
    site.say("baseline of the opening");
    long loop = loop(opened, miniature ? 1 : 20);
    int count = opened.bids().size();
    long own = (opened.gate() + opened.unsealing()) / count;
    figures.add(LOOP, Figures.millis(loop));
    figures.add(GATE, Figures.millis(opened.gate()));
    figures.add(MEMBERS, Figures.millis(opened.members()));
    figures.add(UNSEALING, Figures.millis(opened.unsealing()));
    figures.add(EACH, Figures.millis(own));
    figures.add(CPU, Figures.ratio(BigDecimal.valueOf(opened.cpu()), BigDecimal.valueOf(count)));
    figures.add(RATIO, Figures.ratio(own, loop));
  }

  /** Nanoseconds for one bid, warm. */
  private static long loop(OpenedTender opened, int rounds) {
    List<SealedSample> samples =
        opened.bids().stream().limit(SAMPLES).map(OpeningCommand::sample).toList();
    open(samples, rounds);
    long begin = System.nanoTime();
    open(samples, rounds);
    return (System.nanoTime() - begin) / ((long) rounds * samples.size());
  }

  private static SealedSample sample(Bid bid) {
    return new BidSealer(bid.firm().bidder(), new SecureRandom(), java.nio.file.Path.of("."))
        .sample(Bid.order(bid.firm(), bid.tender()), bid.tender(), Site.CLOCK.instant());
  }

  private static void open(List<SealedSample> samples, int rounds) {
    for (int i = 0; i < rounds; i++) {
      if (!samples.stream().allMatch(SealedSample::opens)) {
        throw new IllegalStateException("a sample does not open");
      }
    }
  }
}
