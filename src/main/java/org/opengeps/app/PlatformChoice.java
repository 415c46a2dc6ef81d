package org.opengeps.app;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.opengeps.app.process.OtherJava;
import org.opengeps.app.server.Platform;

/** Sees to it that {@code serve} runs on the best platform of this machine. */
final class PlatformChoice {
  private PlatformChoice() {}

  /**
   * Runs the program on another Java, if that is better, and waits for its end.
   *
   * @param arguments of this program
   * @param complain is told in a sentence what an operator should mend
   * @return the exit code; empty if the program runs on here
   * @throws Platform.UnfitPlatform if the setting cannot be met
   */
  static Optional<Integer> runElsewhere(List<String> arguments, Consumer<String> complain)
      throws InterruptedException {
    if (OtherJava.isThis()) {
      OtherJava.endWithStarter();
      return Optional.empty();
    }
    Platform platform = Platform.choose(Settings.find(Platform.SETTING));
    if (platform.isOld()) {
      complain.accept(platform.warning());
      return Optional.empty();
    }
    try {
      return Optional.of(
          OtherJava.run(platform.java(), platform.jar(ProgramFolder.find()), arguments));
    } catch (StartFailure e) {
      complain.accept(e.getMessage());
      return Optional.of(e.reason().exitCode());
    } catch (UncheckedIOException e) {
      complain.accept(e.getMessage() + " Mend it, or set OPENGEPS_PLATFORM=6.");
      return Optional.of(StartFailure.Reason.SERVER.exitCode());
    }
  }
}
