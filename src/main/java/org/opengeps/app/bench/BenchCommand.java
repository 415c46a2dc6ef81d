package org.opengeps.app.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks. */
@Command(
    name = "bench",
    subcommands = {
      AllCommand.class,
      AuditCommand.class,
      GrowthCommand.class,
      OpeningCommand.class,
      PagesCommand.class,
      StartCommand.class,
      SubmissionsCommand.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "BENCHMARK",
    description =
        "Measures the engine against baselines of the same run, in a fresh installation of its own.",
    footer = {
      "",
      "docs/benchmarks.md says what each figure means. The machine should have nothing else to do."
    })
public final class BenchCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Without a benchmark the help is the answer. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which benchmark?");
  }
}
