package org.opengeps.cli.committee;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.opengeps.client.committee.KeyFiles;
import org.opengeps.client.committee.KeyRegistration;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes and registers a committee key. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description = "Make your committee key, keep it twice, and register its public half.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:registered",
      "1:refused or failed, with a sentence saying why",
      "2:wrong usage"
    })
final class KeyCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private PersonalOptions personal;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description =
          "Where the key is kept (.p12). Give it twice, on two media: who loses it loses the share.")
  private List<Path> files;

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      defaultValue = "730",
      description =
          "How long it serves; at least 90 days longer than the last opening (default: ${DEFAULT-VALUE}).")
  private int days;

  @Override
  public Integer call() throws Exception {
    if (files.stream().distinct().count() < 2) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "Give --out twice with different files: a single copy of the key is too easily lost.");
    }
    DocumentSigner signer = personal.personal();
    Instant now = Clock.systemUTC().instant();
    var validity = new KeyFiles.Validity(now, now.plus(Duration.ofDays(days)));
    boolean kept = Files.exists(files.get(0)) && Files.exists(files.get(1));
    Scalar secret =
        kept
            ? KeyFiles.committee(files.get(0), personal.password())
            : KeyFiles.makeCommittee(files, personal.password(), validity);
    Verdict<byte[]> registered =
        KeyRegistration.register(
            personal.server(), signer, Point.base(secret), validity.notAfter(), Clock.systemUTC());
    if (registered instanceof Verdict.Refused<byte[]> refused) {
      spec.commandLine()
          .getErr()
          .println(refused.refusal().code() + ": " + refused.refusal().detail());
      spec.commandLine()
          .getErr()
          .println("The key files are kept; repeat the command to register the key.");
      return 1;
    }
    spec.commandLine()
        .getOut()
        .println("registered " + Point.base(secret).hex() + ", kept in " + files);
    return 0;
  }
}
