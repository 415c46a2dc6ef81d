package org.opengeps.cli.committee;

import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Round 1 of a ceremony: deal shares of every key to all members. */
@Command(
    name = "contribute",
    mixinStandardHelpOptions = true,
    description = "Round 1 of a ceremony: deal shares of every key to all members.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:refused or failed, with a sentence saying why", "2:wrong usage"})
final class ContributeCommand implements Callable<Integer> {
  @Mixin private OfficerOptions options;

  @Parameters(paramLabel = "CEREMONY", description = "Id of the ceremony.")
  private UUID ceremony;

  @Override
  public Integer call() throws Exception {
    return options.report(options.officer().contribute(ceremony));
  }
}
