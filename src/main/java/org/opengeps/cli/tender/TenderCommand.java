package org.opengeps.cli.tender;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The parent of the commands about a notice. */
@Command(
    name = "tender",
    description = "Ask about a notice, or answer for its agency.",
    subcommands = {AskCommand.class, AnswerCommand.class},
    mixinStandardHelpOptions = true)
public final class TenderCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
  }
}
