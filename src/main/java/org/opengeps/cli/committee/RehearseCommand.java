package org.opengeps.cli.committee;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.opengeps.client.committee.Officer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the canaries of a rehearsal. */
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    description = "Show that you can open: a trial that can never open a bid.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:refused or failed, with a sentence saying why", "2:wrong usage"})
final class RehearseCommand implements Callable<Integer> {
  @Mixin private OfficerOptions options;

  @Parameters(paramLabel = "CEREMONY", description = "Id of the ceremony.")
  private UUID ceremony;

  @Option(names = "--anew", description = "Call the whole committee to a new rehearsal first.")
  private boolean anew;

  @Override
  public Integer call() throws Exception {
    Officer officer = options.officer();
    return options.report(anew ? officer.rehearseAnew(ceremony) : officer.rehearse(ceremony));
  }
}
