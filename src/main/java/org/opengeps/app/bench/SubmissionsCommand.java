package org.opengeps.app.bench;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many bids a second get their receipt, and after how long. */
@Command(
    name = "submissions",
    mixinStandardHelpOptions = true,
    description = {
      "Hands in bids at times fixed before, checks every receipt, and finds every accepted bid again"
          + " after the opening.",
      "Baselines: signatures verified by one core; rows of the same bytes committed durably."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:measured",
      "1:failed, or a promise was not kept: the runs score zero",
      "2:wrong usage"
    })
final class SubmissionsCommand implements Callable<Integer> {
  @Mixin private BenchOptions options;

  @Option(
      names = "--rate",
      split = ",",
      paramLabel = "N",
      defaultValue = "20,40,60",
      description = "bids a second, one step after the other (default 20,40,60)")
  private List<Integer> rates;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "of each step (default 60)")
  private int seconds;

  @Option(
      names = "--profile",
      defaultValue = "STEADY",
      description =
          "${COMPLETION-CANDIDATES}: how bids crowd before the closing; all but STEADY take one"
              + " rate, the average of the window")
  private Arrivals profile;

  @Option(
      names = "--suppliers",
      paramLabel = "N",
      defaultValue = "200",
      description = "each bids once for each tender (default 200)")
  private int suppliers;

  @Option(
      names = "--no-mix",
      negatable = true,
      description = "without duplicates, bad signatures, revoked and late ones")
  private boolean plain;

  @Option(
      names = "--pages",
      paramLabel = "N",
      defaultValue = "0",
      description = "pages read a second meanwhile (default 0)")
  private int pages;

  @Override
  public Integer call() {
    List<Integer> steps = profile == Arrivals.STEADY ? rates : rates.subList(0, 1);
    var plan =
        new SubmissionsBench.Plan(
            steps.stream().limit(options.sized(steps.size(), 1)).map(this::sized).toList(),
            options.sized(seconds, 2),
            profile,
            options.sized(suppliers, 6),
            !plain,
            options.sized(pages, 2),
            options.folder());
    return options.measure(
        "submissions", (site, figures) -> new SubmissionsBench(site, figures, plan).run());
  }

  private int sized(int rate) {
    return options.sized(rate, 5);
  }
}
