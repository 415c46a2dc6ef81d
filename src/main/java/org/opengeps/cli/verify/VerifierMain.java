package org.opengeps.cli.verify;

import picocli.CommandLine;

/** The verifier as a program of its own. */
public final class VerifierMain {
  private VerifierMain() {}

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new VerifyCommand())
            .setCommandName("opengeps-verifier")
            .execute(arguments));
  }
}
