package org.opengeps.cli.contract;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The parent of the commands about a contract. */
@Command(
    name = "contract",
    description = "Read a contract with its deliveries and payments, or sign a step of it.",
    subcommands = {ShowCommand.class, DraftCommand.class, SignCommand.class},
    mixinStandardHelpOptions = true)
public final class ContractCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
  }
}
