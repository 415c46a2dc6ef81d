package org.opengeps.cli.tender;

import org.opengeps.kernel.Refusal;
import picocli.CommandLine;

/** What these commands say. */
final class Said {
  private static final int REFUSED = 1;

  private Said() {}

  static void line(CommandLine.Model.CommandSpec spec, String line) {
    spec.commandLine().getOut().println(line);
  }

  /** Says why not, on standard error. */
  static int refusal(CommandLine.Model.CommandSpec spec, Refusal refusal) {
    spec.commandLine().getErr().println(refusal.code() + ": " + refusal.detail());
    return REFUSED;
  }
}
