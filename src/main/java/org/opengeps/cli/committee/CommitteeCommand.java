package org.opengeps.cli.committee;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The parent of a committee member's commands. */
@Command(
    name = "committee",
    description = "Hold a share of a committee's keys and open bids with it, on your own device.",
    subcommands = {
      KeyCommand.class,
      ContributeCommand.class,
      ConfirmCommand.class,
      RehearseCommand.class,
      OpenCommand.class,
      WatchCommand.class
    },
    mixinStandardHelpOptions = true)
public final class CommitteeCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
  }
}
