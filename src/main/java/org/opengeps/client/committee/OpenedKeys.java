package org.opengeps.client.committee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;

/**
 * The officer's own memory of what each key was used for: a key opens one closing only. Without it
 * an engine that shows two closings for one key could have both opened. One line a key: key id,
 * close hash.
 */
final class OpenedKeys {
  private final Path file;

  /**
   * @param file beside the committee key file
   */
  OpenedKeys(Path file) {
    this.file = file;
  }

  /** Notes that the key opens this closing, before any partial leaves the device. */
  Optional<Refusal> claim(String keyId, Sha256 closeHash) {
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      Optional<String> before =
          lines.stream().filter(line -> line.startsWith(keyId + " ")).findFirst();
      if (before.isEmpty()) {
        Files.writeString(
            file,
            keyId + " " + closeHash + "\n",
            StandardCharsets.US_ASCII,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND,
            StandardOpenOption.SYNC);
        return Optional.empty();
      }
      return before.get().equals(keyId + " " + closeHash)
          ? Optional.empty()
          : Optional.of(
              new Refusal(
                  "key-used-before",
                  "This key opened another closing before ("
                      + file
                      + "). A key opens one envelope only: tell the auditors."));
    } catch (IOException e) {
      throw new UncheckedIOException("The memory of opened keys cannot be kept: " + file, e);
    }
  }
}
