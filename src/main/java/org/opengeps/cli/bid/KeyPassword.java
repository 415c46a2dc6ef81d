package org.opengeps.cli.bid;

import java.io.Console;
import picocli.CommandLine;

/** The password of a bidder's key file, given or typed. */
final class KeyPassword {
  private KeyPassword() {}

  /**
   * @param given by option or environment; null if it is to be asked for
   */
  static char[] of(CommandLine.Model.CommandSpec spec, String given) {
    if (given != null) {
      return given.toCharArray();
    }
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("Password of your key file: ");
    if (typed == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "The password is missing: give --password or set OPENGEPS_PASSWORD.");
    }
    return typed;
  }
}
