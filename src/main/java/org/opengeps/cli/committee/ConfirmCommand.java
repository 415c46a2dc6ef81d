package org.opengeps.cli.committee;

import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Round 2 of a ceremony: check the transcript and all your shares, then accept or complain. A
 * complaint burns all keys.
 */
@Command(
    name = "confirm",
    mixinStandardHelpOptions = true,
    description =
        "Round 2 of a ceremony: check the transcript and all your shares, then accept or complain. A complaint burns all keys.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:refused or failed, with a sentence saying why", "2:wrong usage"})
final class ConfirmCommand implements Callable<Integer> {
  @Mixin private OfficerOptions options;

  @Parameters(paramLabel = "CEREMONY", description = "Id of the ceremony.")
  private UUID ceremony;

  @Override
  public Integer call() throws Exception {
    return options.report(options.officer().confirm(ceremony));
  }
}
