package org.opengeps.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opengeps.verifier.FuzzScene;

/**
 * What the fuzzer calls. System property {@code opengeps.fuzz.reader}: name of the {@link
 * FuzzedReader}.
 */
public final class FuzzTarget {
  private static final FuzzedReader READER =
      FuzzedReader.valueOf(System.getProperty("opengeps.fuzz.reader", "JSON"));

  private FuzzTarget() {}

  /** Called by the fuzzer, which knows the method by its name. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    READER.feed(bytes);
  }

  /**
   * Writes true bytes of every kind, from which a run begins.
   *
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, List<byte[]>> kind : FuzzScene.seeds().entrySet()) {
      Path folder = Files.createDirectories(Path.of(arguments[0]).resolve(kind.getKey()));
      for (int i = 0; i < kind.getValue().size(); i++) {
        Files.write(folder.resolve("true-" + i), kind.getValue().get(i));
      }
    }
  }
}
