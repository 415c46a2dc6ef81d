package org.opengeps.cli.committee;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.opengeps.client.committee.KeyFiles;
import org.opengeps.client.committee.Officer;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.pki.Trust;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything a member needs to act. */
class OfficerOptions {
  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec spec;

  @Mixin private PersonalOptions personal;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "Your committee key file (.p12), made by 'committee key'.")
  private Path keyFile;

  @Option(
      names = "--trust",
      required = true,
      paramLabel = "FILE",
      description = "Trust file of the agency; compare its hash with the printed one.")
  private Path trust;

  Officer officer() throws IOException {
    return new Officer(
        personal.server(),
        personal.personal(),
        KeyFiles.committee(keyFile, personal.password()),
        Trust.read(Files.readAllBytes(trust)),
        keyFile,
        Clock.systemUTC());
  }

  /** Says what came of an act: exit code 0, or 1 with the reason on standard error. */
  int report(Verdict<String> verdict) {
    if (verdict instanceof Verdict.Refused<String> refused) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(refused.refusal().code() + ": " + refused.refusal().detail());
      return 1;
    }
    spec.commandLine().getOut().println(verdict.orThrow());
    return 0;
  }
}
