package org.opengeps.app.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What needs an installation, one after the other on the same one: for a look, and for CI. */
@Command(
    name = "all",
    mixinStandardHelpOptions = true,
    description =
        "Everything but 'start' on one installation, with one opened tender for 'opening', 'pages'"
            + " and 'audit'.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:measured",
      "1:failed, or a promise was not kept: the runs score zero",
      "2:wrong usage"
    })
final class AllCommand implements Callable<Integer> {
  private static final int SUPPLIERS = 100;

  @Mixin private BenchOptions options;

  @Option(
      names = "--rate",
      split = ",",
      paramLabel = "N",
      defaultValue = "20",
      description = "bids a second, one step after the other (default 20)")
  private List<Integer> rates;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "of each step, for each page, and that the log beats (default 20)")
  private int seconds;

  @Option(
      names = "--bids",
      paramLabel = "N",
      defaultValue = "60",
      description = "of the tender that is opened, read and audited (default 60)")
  private int bids;

  /** Of this run. */
  private OpenedTender opened;

  @Override
  public Integer call() {
    Map<String, BenchOptions.Measurement> all = new LinkedHashMap<>();
    all.put("submissions", this::submissions);
    all.put("opening", this::opening);
    all.put(
        "pages",
        (site, figures) ->
            new PagesBench(site, figures, options.sized(10, 5), options.sized(seconds, 1))
                .run(opened));
    all.put("audit", (site, figures) -> AuditCommand.tell(site, figures, opened));
    all.put(
        "growth", (site, figures) -> GrowthCommand.tell(site, figures, options.sized(seconds, 3)));
    return options.measure(all);
  }

  private void submissions(Site site, Figures figures) {
    int steps = options.sized(rates.size(), 1);
    var plan =
        new SubmissionsBench.Plan(
            rates.stream().limit(steps).map(rate -> options.sized(rate, 5)).toList(),
            options.sized(seconds, 2),
            Arrivals.STEADY,
            options.sized(SUPPLIERS, 6),
            true,
            2,
            options.folder());
    new SubmissionsBench(site, figures, plan).run();
  }

  private void opening(Site site, Figures figures) {
    opened = OpenedTender.with(site, figures, options.sized(bids, 3));
    OpeningCommand.tell(site, figures, opened, options.isMiniature());
  }
}
