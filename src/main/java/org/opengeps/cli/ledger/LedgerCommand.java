package org.opengeps.cli.ledger;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The parent of the commands about the log. */
@Command(
    name = "ledger",
    description = "Check the public log.",
    subcommands = FsckCommand.class,
    mixinStandardHelpOptions = true)
public final class LedgerCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
  }
}
