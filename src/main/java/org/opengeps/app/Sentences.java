package org.opengeps.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.opengeps.app.backup.BackupFailure;
import org.opengeps.kernel.Sha256;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** How backup and restore tell an operator what stands in the way. */
final class Sentences {
  private Sentences() {}

  /** What ends with an exit code or with a reason. */
  @FunctionalInterface
  interface Work {
    int run() throws IOException;
  }

  /** Does it; a failure is a sentence on standard error and its exit code. */
  static int exitCode(CommandSpec spec, Work work) {
    try {
      return work.run();
    } catch (BackupFailure e) {
      return failed(spec, e.getMessage(), e.reason().exitCode());
    } catch (StartFailure e) {
      return failed(spec, e.getMessage(), e.reason().exitCode());
    } catch (IOException | UncheckedIOException e) {
      return failed(
          spec,
          "A file could not be read or written: " + e.getMessage() + ".",
          BackupFailure.Reason.REFUSED.exitCode());
    }
  }

  private static int failed(CommandSpec spec, String sentence, int code) {
    CommandLine command = spec.commandLine();
    command.getErr().println(command.getColorScheme().errorText(sentence));
    return code;
  }

  /** The value of an option. */
  static Optional<Sha256> hash(CommandSpec spec, String hex) {
    try {
      return Optional.ofNullable(hex).map(Sha256::fromHex);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage() + ".", e);
    }
  }
}
