package org.opengeps.client.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.threshold.Point;

/**
 * Keys that this device has sealed to, with what they were for: a key that comes back in another
 * tender, lot or round is refused, because opening the one would open the other. A text file, one
 * line for each key: point, space, {@link CheckedTender#place}.
 */
public final class SeenKeys {
  private final Path file;

  public SeenKeys(Path file) {
    this.file = file;
  }

  /** Why a key may not be used there; empty if it is new or known for this very place. */
  public Optional<Refusal> judge(List<Point> keys, String place) {
    return lines().stream()
        .map(line -> line.split(" ", 2))
        .filter(line -> line.length == 2 && !line[1].equals(place))
        .filter(line -> keys.stream().anyMatch(key -> key.hex().equals(line[0])))
        .findFirst()
        .map(line -> Refusal.of("key-reused").with("tender", line[1]));
  }

  /** Remembers the keys for this place. */
  public void remember(List<Point> keys, String place) {
    List<String> known = lines();
    List<String> fresh =
        keys.stream()
            .map(key -> key.hex() + " " + place)
            .filter(line -> !known.contains(line))
            .toList();
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.write(
          file,
          fresh,
          StandardCharsets.US_ASCII,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("The list of seen keys cannot be written: " + file, e);
    }
  }

  private List<String> lines() {
    try {
      return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.US_ASCII) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("The list of seen keys cannot be read: " + file, e);
    }
  }
}
