package org.opengeps.app.authorities;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an authority has issued and revoked: a text file of lines that is only added to and read
 * whole at start. A line counts once it is on disk.
 */
final class Journal {
  /**
   * @param at since when the certificate is revoked, to the second as revocation lists write it
   * @param reason CRLReason of RFC 5280
   */
  record Revocation(Instant at, int reason) {}

  private final Path file;
  private final Set<BigInteger> issued = new HashSet<>();
  private final Map<BigInteger, Revocation> revoked = new TreeMap<>();

  private Journal(Path file) {
    this.file = file;
  }

  static Journal open(Path file) throws IOException {
    Journal journal = new Journal(file);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        journal.replay(line.split("\t"));
      }
    }
    return journal;
  }

  private void replay(String[] words) {
    BigInteger serial = new BigInteger(words[1], 16);
    if (words[0].equals("issued")) {
      issued.add(serial);
    } else {
      revoked.put(serial, new Revocation(Instant.parse(words[2]), Integer.parseInt(words[3])));
    }
  }

  synchronized void recordIssued(BigInteger serial, Instant at, String subject) throws IOException {
    append("issued\t" + serial.toString(16) + "\t" + at + "\t" + subject.replaceAll("\\s", " "));
    issued.add(serial);
  }

  /** The first revocation stands: its time is never moved. */
  synchronized Revocation recordRevoked(BigInteger serial, Instant at, int reason)
      throws IOException {
    Revocation known = revoked.get(serial);
    if (known != null) {
      return known;
    }
    append("revoked\t" + serial.toString(16) + "\t" + at + "\t" + reason);
    Revocation revocation = new Revocation(at, reason);
    revoked.put(serial, revocation);
    return revocation;
  }

  synchronized boolean hasIssued(BigInteger serial) {
    return issued.contains(serial);
  }

  synchronized Optional<Revocation> revocation(BigInteger serial) {
    return Optional.ofNullable(revoked.get(serial));
  }

  synchronized Map<BigInteger, Revocation> revocations() {
    return Collections.unmodifiableMap(new TreeMap<>(revoked));
  }

  private void append(String line) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
  }
}
