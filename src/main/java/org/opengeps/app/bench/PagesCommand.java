package org.opengeps.app.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long a public page takes, and how many statements of the database. */
@Command(
    name = "pages",
    mixinStandardHelpOptions = true,
    description = {
      "Reads public pages at times fixed before, each as long as the others, while nothing else"
          + " happens.",
      "Baseline: a style sheet of the same server, read in the same way."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:measured",
      "1:failed, or a promise was not kept: the runs score zero",
      "2:wrong usage"
    })
final class PagesCommand implements Callable<Integer> {
  @Mixin private BenchOptions options;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "10",
      description = "pages a second (default 10)")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "for each page (default 20)")
  private int seconds;

  @Option(
      names = "--bids",
      paramLabel = "N",
      defaultValue = "60",
      description = "of the tender whose result is read (default 60)")
  private int bids;

  @Override
  public Integer call() {
    return options.measure(
        "pages",
        (site, figures) ->
            new PagesBench(site, figures, options.sized(rate, 5), options.sized(seconds, 1))
                .run(OpenedTender.with(site, figures, options.sized(bids, 3))));
  }
}
