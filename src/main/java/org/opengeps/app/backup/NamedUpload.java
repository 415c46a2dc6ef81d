package org.opengeps.app.backup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opengeps.kernel.Sha256;

/**
 * A file that senders have uploaded: its hash is its name. Written as {@code sha256sum} does, so
 * that {@code sha256sum -c} checks a backup without this program.
 */
record NamedUpload(String upload, Sha256 sha256) {
  private static final Pattern LINE =
      Pattern.compile(
          "([0-9a-f]{64}) {2}uploads/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/\\1");

  /** Below the data folder and below the backup's. */
  String name() {
    return "uploads/" + upload + "/" + sha256.hex();
  }

  String line() {
    return sha256.hex() + "  " + name();
  }

  /** Empty if the line is anything else: no line leads out of the folder. */
  static Optional<NamedUpload> parse(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches()
        ? Optional.of(new NamedUpload(matcher.group(2), Sha256.fromHex(matcher.group(1))))
        : Optional.empty();
  }
}
