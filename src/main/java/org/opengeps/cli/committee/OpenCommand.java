package org.opengeps.cli.committee;

import java.util.concurrent.Callable;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.Slot;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens one tender. */
@Command(
    name = "open",
    mixinStandardHelpOptions = true,
    description =
        "Open a tender at its opening time: check everything, then send your partial decryptions.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:refused or failed, with a sentence saying why", "2:wrong usage"})
final class OpenCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private OfficerOptions options;

  @Parameters(
      paramLabel = "TENDER",
      description = "Number of the notice: R26BK00000001, with or without -000.")
  private String tender;

  @Option(names = "--lot", defaultValue = "0", description = "Lot (default: ${DEFAULT-VALUE}).")
  private String lot;

  @Option(
      names = "--envelope",
      defaultValue = "price",
      description = "price or technical (default: ${DEFAULT-VALUE}).")
  private String envelope;

  @Override
  public Integer call() throws Exception {
    TenderRef ref;
    Slot slot;
    try {
      ref = TenderRef.parse(tender.length() == 13 ? tender + "-000" : tender);
      slot = new Slot(lot, envelope);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
    }
    return options.report(options.officer().open(ref, slot));
  }
}
