package org.opengeps.cli.bid;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The parent of a bidder's commands. */
@Command(
    name = "bid",
    description = "Seal a bid on your own device, hand it in, and check its receipt.",
    subcommands = {
      SealCommand.class,
      SubmitCommand.class,
      StatusCommand.class,
      CancelCommand.class,
      WaiveCommand.class
    },
    mixinStandardHelpOptions = true)
public final class BidCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
  }
}
