package org.opengeps.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command of {@code opengeps.jar} that ends by itself, as an operator types it. */
public final class JarCommand {
  private JarCommand() {}

  /** How it ended, and all it printed. */
  public record Ended(int exitCode, String output) {}

  public static Ended run(Map<String, String> environment, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(ServeProcess.java());
    command.addAll(List.of("-jar", ServeProcess.jar().toString()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
