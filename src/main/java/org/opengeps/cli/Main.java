package org.opengeps.cli;

import java.net.URI;
import java.net.URISyntaxException;
import org.opengeps.cli.bid.BidCommand;
import org.opengeps.cli.committee.CommitteeCommand;
import org.opengeps.cli.contract.ContractCommand;
import org.opengeps.cli.ledger.LedgerCommand;
import org.opengeps.cli.tender.TenderCommand;
import org.opengeps.cli.verify.EvaluateCommand;
import org.opengeps.cli.verify.VerifyCommand;
import org.opengeps.protocol.json.JsonFormatException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/**
 * The root of all commands. Exit codes: 0 done, 1 refused or failed (one sentence on standard
 * error), 2 wrong usage; a command documents further codes in its own help.
 */
@Command(
    name = "opengeps",
    subcommands = {
      BidCommand.class,
      CommitteeCommand.class,
      ContractCommand.class,
      EvaluateCommand.class,
      LedgerCommand.class,
      TenderCommand.class,
      VerifyCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Government e-procurement whose sealed bids anybody can check.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:refused or failed, with a sentence saying why", "2:wrong usage"})
public final class Main implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** All commands that need no server of their own, ready to be executed. */
  public static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(Main::oneSentence)
        .registerConverter(URI.class, Main::address);
  }

  private static URI address(String text) {
    try {
      URI address = new URI(text);
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (URISyntaxException e) {
      // the same sentence
    }
    throw new CommandLine.TypeConversionException(
        "'" + text + "' is not an address such as http://127.0.0.1:8080");
  }

  /** Without a command the help is the answer. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
  }

  private static int oneSentence(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    if (failure instanceof JsonFormatException) {
      text = "A file or an answer is not in the promised form: " + text + ".";
    }
    command.getErr().println(command.getColorScheme().errorText(text));
    return 1;
  }

  /** The version as Maven wrote it into the jar. */
  public static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"OpenGePS " + (version == null ? "(unpacked classes)" : version)};
    }
  }
}
