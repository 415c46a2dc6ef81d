package org.opengeps.cli;

import org.opengeps.kernel.Refusal;
import picocli.CommandLine;

/** What commands say. */
public final class Said {
  private static final int REFUSED = 1;

  private Said() {}

  public static void line(CommandLine.Model.CommandSpec spec, String line) {
    spec.commandLine().getOut().println(line);
  }

  /** Says why not, on standard error. */
  public static int refusal(CommandLine.Model.CommandSpec spec, Refusal refusal) {
    spec.commandLine().getErr().println(refusal.code() + ": " + refusal.detail());
    return REFUSED;
  }
}
