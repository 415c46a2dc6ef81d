package org.opengeps.cli.verify;

import java.util.Arrays;
import org.opengeps.cli.Surroundings;
import picocli.CommandLine;

/**
 * The verifier as a program of its own. Takes the words of {@code opengeps.jar} too: a leading
 * {@code verify} means nothing here, {@code evaluate} does what it does there.
 */
public final class VerifierMain {
  private static final String VERIFY = "verify";
  private static final String EVALUATE = "evaluate";

  private VerifierMain() {}

  public static void main(String[] arguments) {
    Surroundings.settle(arguments);
    System.exit(command(arguments).execute(withoutWord(arguments)));
  }

  /** The program without its end, so that tests read what people read. */
  public static CommandLine command(String... arguments) {
    return begins(EVALUATE, arguments)
        ? new CommandLine(new EvaluateCommand()).setCommandName("opengeps-verifier evaluate")
        : new CommandLine(new VerifyCommand()).setCommandName("opengeps-verifier");
  }

  private static boolean begins(String word, String... arguments) {
    return arguments.length > 0 && arguments[0].equals(word);
  }

  /** {@code verify --trust FILE bundle} and {@code --trust FILE bundle} are the same. */
  public static String[] withoutWord(String... arguments) {
    return begins(VERIFY, arguments) || begins(EVALUATE, arguments)
        ? Arrays.copyOfRange(arguments, 1, arguments.length)
        : arguments;
  }
}
