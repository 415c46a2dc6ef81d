package org.opengeps.cli.verify;

import java.util.Arrays;
import org.opengeps.cli.Surroundings;
import picocli.CommandLine;

/**
 * The verifier as a program of its own. Takes the words of {@code opengeps.jar} too: a leading
 * {@code verify} means nothing here.
 */
public final class VerifierMain {
  private static final String WORD = "verify";

  private VerifierMain() {}

  public static void main(String[] arguments) {
    Surroundings.settle(arguments);
    System.exit(command().execute(withoutWord(arguments)));
  }

  /** The program without its end, so that tests read what people read. */
  public static CommandLine command() {
    return new CommandLine(new VerifyCommand()).setCommandName("opengeps-verifier");
  }

  /** {@code verify --trust FILE bundle} and {@code --trust FILE bundle} are the same. */
  public static String[] withoutWord(String... arguments) {
    return arguments.length > 0 && arguments[0].equals(WORD)
        ? Arrays.copyOfRange(arguments, 1, arguments.length)
        : arguments;
  }
}
