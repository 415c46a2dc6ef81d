package org.opengeps.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The openssl command: the independent judge of what is written and read here. */
public final class OpenSsl {
  /**
   * @param output standard output and error together
   */
  public record Result(int exitCode, String output) {}

  private OpenSsl() {}

  public static Result run(Object... arguments) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new IllegalStateException("these tests need the command openssl", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
