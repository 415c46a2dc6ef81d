package org.opengeps.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A shell script as it stands in a document, run by the shell that knows nothing but POSIX. */
public final class DocumentedScript {
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  /**
   * How a script ended.
   *
   * @param said standard output and error together
   */
  public record Ended(int exitCode, String said) {}

  private final String script;

  private DocumentedScript(String script) {
    this.script = script;
  }

  /**
   * The scripts of a document in their order.
   *
   * @param document {@code docs/openssl-bidding.md}
   */
  public static List<DocumentedScript> of(String document) {
    try {
      Path project = TestServer.folder().getParent().getParent();
      String text = Files.readString(project.resolve(document), StandardCharsets.UTF_8);
      return BLOCK.matcher(text).results().map(one -> new DocumentedScript(one.group(1))).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Runs it to its end, at most two minutes.
   *
   * @param folder for the script
   * @param variables of its environment
   */
  public Ended run(Path folder, Map<String, String> variables)
      throws IOException, InterruptedException {
    Path file = Files.writeString(Files.createTempFile(folder, "script", ".sh"), script);
    Path said = Files.createTempFile(folder, "said", ".txt");
    ProcessBuilder run =
        new ProcessBuilder("dash", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    run.environment().putAll(variables);
    Process process = run.start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the script does not end: " + Files.readString(said));
    }
    return new Ended(process.exitValue(), Files.readString(said));
  }
}
