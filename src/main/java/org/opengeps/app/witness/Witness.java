package org.opengeps.app.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.ConsistencyProof;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSigner;
import org.opengeps.protocol.log.SignedNote;

/**
 * The rules of a witness (C2SP tlog-witness, add-checkpoint). Its home holds {@code witness.key}
 * (made at the first start), {@code witness.vkey} (public), {@code logs} (one verifier key of a log
 * a line; the key's name is the log's origin; read again for each request, so that a log can be
 * added without a restart) and {@code heads/}.
 */
public final class Witness {
  /** An HTTP answer. */
  record Answer(int status, String type, String body) {
    static Answer plain(int status, String sentence) {
      return new Answer(status, "text/plain; charset=utf-8", sentence + "\n");
    }
  }

  private final Path home;
  private final Clock clock;
  private final NoteSigner signer;
  private final WitnessedHeads heads;

  /**
   * @param name goes into the key when it is made
   */
  public Witness(Path home, String name, Clock clock) throws IOException {
    this.home = Files.createDirectories(home);
    this.clock = clock;
    this.signer = key(home, name);
    this.heads = new WitnessedHeads(home.resolve("heads"));
    Files.writeString(home.resolve("witness.vkey"), signer.key() + "\n");
  }

  private static NoteSigner key(Path home, String name) throws IOException {
    Path file = home.resolve("witness.key");
    if (!Files.exists(file)) {
      var made = NoteSigner.generate(name, NoteKey.Kind.COSIGNATURE, new SecureRandom());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, made.encoded() + "\n", StandardOpenOption.WRITE);
    }
    return NoteSigner.parse(Files.readString(file));
  }

  public NoteKey key() {
    return signer.key();
  }

  /**
   * Checks, remembers, cosigns: in this order, one request at a time, so that two of them cannot
   * both extend the same head.
   */
  synchronized Answer add(byte[] body) throws IOException {
    AddCheckpoint request;
    try {
      request = AddCheckpoint.parse(body);
    } catch (LogFormatException e) {
      return Answer.plain(400, e.getMessage());
    }
    List<NoteKey> keys = keysOf(request.checkpoint().origin());
    if (keys.isEmpty()) {
      return Answer.plain(404, "unknown log");
    }
    if (keys.stream().noneMatch(request.note()::isSignedBy)) {
      return Answer.plain(403, "the checkpoint is not signed by the log");
    }
    return judge(request);
  }

  private Answer judge(AddCheckpoint request) throws IOException {
    Checkpoint next = request.checkpoint();
    if (request.oldSize() > next.size()) {
      return Answer.plain(400, "the old size is larger than the new one");
    }
    Optional<Checkpoint> known =
        heads.find(next.origin()).map(note -> Checkpoint.parse(note.text()));
    long size = known.map(Checkpoint::size).orElse(0L);
    Sha256 root = known.map(Checkpoint::root).orElse(MerkleTree.EMPTY_ROOT);
    boolean otherFace = size == next.size() && !root.equals(next.root());
    if (request.oldSize() != size || otherFace) {
      return new Answer(409, "text/x.tlog.size", size + "\n");
    }
    if (!new ConsistencyProof(size, next.size(), request.proof()).holds(root, next.root())) {
      return Answer.plain(422, "the consistency proof does not hold");
    }
    var cosignature = signer.cosign(next.text(), clock.instant());
    heads.put(next.origin(), request.note().with(List.of(cosignature)));
    return new Answer(200, "text/plain; charset=utf-8", cosignature.line());
  }

  /**
   * The newest cosigned checkpoint, so that a log can learn after a restart where it stood without
   * signing anything.
   *
   * @param originHash SHA-256 of the origin in hexadecimal digits
   */
  Optional<SignedNote> head(String originHash) throws IOException {
    for (NoteKey key : keys()) {
      if (Sha256.ofText(key.name()).hex().equals(originHash)) {
        return heads.find(key.name());
      }
    }
    return Optional.empty();
  }

  private List<NoteKey> keysOf(String origin) throws IOException {
    return keys().stream().filter(key -> key.name().equals(origin)).toList();
  }

  private List<NoteKey> keys() throws IOException {
    Path file = home.resolve("logs");
    List<NoteKey> keys = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (!line.isBlank()) {
          keys.add(NoteKey.parse(line.strip()));
        }
      }
    }
    return keys;
  }
}
