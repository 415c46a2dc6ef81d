package org.opengeps.client.committee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.threshold.Point;

/**
 * The officer's own memory of what each key was used for: a key opens one closing only, and of it
 * one list of points for each name (sealing.md section 10, "Members remember"). Without it an
 * engine that shows two closings for one key, or the same closing with other points, could have
 * both opened. One line a list: key id, close hash, name, hash of the ordered points.
 */
final class OpenedKeys {
  /** The names of all lists that there are: under any other nothing is opened. */
  private static final Pattern NAMES = Pattern.compile("public|confidential|proofless-[0-9]{1,9}");

  private final Path file;

  /**
   * @param file beside the committee key file
   */
  OpenedKeys(Path file) {
    this.file = file;
  }

  /**
   * Notes that the key opens these lists of this closing, before any partial leaves the device.
   *
   * @return {@code key-used-before} or {@code list-changed} if it opened something else
   */
  Optional<Refusal> claim(String keyId, Sha256 closeHash, Map<String, List<Point>> lists) {
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      List<String> ofKey = lines.stream().filter(line -> line.startsWith(keyId + " ")).toList();
      String closing = keyId + " " + closeHash;
      if (ofKey.stream().anyMatch(line -> !(line + " ").startsWith(closing + " "))) {
        return Optional.of(usedBefore());
      }
      List<String> fresh = new ArrayList<>();
      for (var list : new TreeMap<>(lists).entrySet()) {
        String name = closing + " " + list.getKey() + " ";
        String line = name + hash(list.getValue());
        boolean other = ofKey.stream().anyMatch(one -> one.startsWith(name) && !one.equals(line));
        if (other || !NAMES.matcher(list.getKey()).matches()) {
          return Optional.of(listChanged(list.getKey()));
        }
        if (!ofKey.contains(line)) {
          fresh.add(line);
        }
      }
      if (!fresh.isEmpty()) {
        Files.writeString(
            file,
            String.join("\n", fresh) + "\n",
            StandardCharsets.US_ASCII,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND,
            StandardOpenOption.SYNC);
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The memory of opened keys cannot be kept: " + file, e);
    }
  }

  private static Sha256 hash(List<Point> points) {
    TaggedHash hash = TaggedHash.tag("opengeps/opened-list/1");
    points.forEach(point -> hash.add(point.bytes()));
    return hash.hash();
  }

  private Refusal usedBefore() {
    return Refusal.of("key-used-before").with("file", file.toString());
  }

  private Refusal listChanged(String name) {
    return Refusal.of("list-changed").with("name", name).with("file", file.toString());
  }
}
