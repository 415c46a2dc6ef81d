package org.opengeps.app.server;

import java.nio.file.Path;
import java.util.Optional;
import org.opengeps.app.process.OtherJava;

/**
 * Which line of Payara Micro runs the engine, and on which Java. Line 7 needs Java 21; line 6 runs
 * on 17 and gets no more fixes, so it is only taken where there is nothing newer.
 *
 * @param line 6 or 7
 * @param java the command that runs it
 */
public record Platform(int line, Path java) {
  /** Setting that forces a line, also as OPENGEPS_PLATFORM. */
  public static final String SETTING = "opengeps.platform";

  public static final int OLD = 6;
  public static final int NEW = 7;
  private static final int JAVA_OF_NEW = 21;

  /**
   * Chooses for this machine.
   *
   * @param forced {@code 6} or {@code 7}, empty to choose by what is installed
   * @throws UnfitPlatform if what is forced cannot run here; the message is a sentence
   */
  public static Platform choose(Optional<String> forced) {
    return choose(forced, JavaHomes.ofThisMachine());
  }

  static Platform choose(Optional<String> forced, JavaHomes homes) {
    String wanted = forced.orElse("");
    if (!wanted.isEmpty() && !wanted.equals("6") && !wanted.equals("7")) {
      throw new UnfitPlatform(SETTING + " must be 6 or 7, not " + wanted + ".");
    }
    Platform old = new Platform(OLD, homes.running().resolve("bin/java"));
    if (wanted.equals("6")) {
      return old;
    }
    Optional<Platform> found =
        homes.find(JAVA_OF_NEW).map(java -> new Platform(NEW, java.command()));
    if (wanted.equals("7") && found.isEmpty()) {
      throw new UnfitPlatform(
          SETTING
              + " is 7, which needs a JDK 21 or newer; none was found in JAVA_HOME, PATH or"
              + " /usr/lib/jvm. Install one.");
    }
    return found.orElse(old);
  }

  /** The line that runs in this process. */
  static int running() {
    return OtherJava.isThis() ? NEW : OLD;
  }

  public boolean isOld() {
    return line == OLD;
  }

  /** What an operator must know of the old line. */
  public String warning() {
    return "This runs on Payara Micro 6, which gets no more fixes. For Payara Micro 7 install a JDK"
        + " 21 or newer, which is found in JAVA_HOME, PATH or /usr/lib/jvm, and leave "
        + SETTING
        + " unset.";
  }

  /** The program for this line, in the folder of opengeps.jar. */
  public Path jar(Path program) {
    return program.resolve(isOld() ? "opengeps.jar" : "opengeps-on-7.jar");
  }

  /** What is forced cannot run here; the message is a sentence. */
  public static final class UnfitPlatform extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitPlatform(String sentence) {
      super(sentence);
    }
  }
}
