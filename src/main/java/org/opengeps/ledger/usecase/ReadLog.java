package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.FactQuery;
import org.opengeps.ledger.HiddenFact;
import org.opengeps.ledger.LoggedEntry;
import org.opengeps.ledger.model.Batches;
import org.opengeps.ledger.model.Checkpoints;
import org.opengeps.ledger.model.LogEntries;
import org.opengeps.ledger.model.LoggedFacts;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.log.TilePath;
import org.opengeps.protocol.log.Tiles;

/** The log as static resources (C2SP tlog-tiles). */
@ApplicationScoped
public class ReadLog {
  @Inject private LogEntries entries;
  @Inject private Checkpoints checkpoints;
  @Inject private Batches batches;
  @Inject private LoggedFacts facts;

  /** The newest published checkpoint; empty before the first witness has been heard. */
  public Optional<SignedNote> checkpoint() {
    return checkpoints.newest();
  }

  /** How many entries the newest published checkpoint covers; -1 if there is none. */
  public long publishedSize() {
    return checkpoints.newestSize();
  }

  /** The published checkpoints of at least that size, smallest first. */
  public List<SignedNote> checkpointsFrom(long size) {
    return checkpoints.from(size);
  }

  /** Place of the oldest entry that commits to the document, once it is published. */
  public Optional<Long> findDocument(Sha256 document) {
    long published = publishedSize();
    return entries.listCommitting(document).stream().findFirst().filter(index -> index < published);
  }

  /** The published entries whose subject begins so, in the order of the log. */
  public List<LoggedEntry> listAbout(String subjectPrefix) {
    long published = publishedSize();
    return entries.listAbout(subjectPrefix).stream()
        .filter(entry -> entry.index() < published)
        .toList();
  }

  /** Place of the first published batch behind an entry. */
  public Optional<Long> batchAfter(long index) {
    return batches.after(index).filter(entry -> entry < publishedSize());
  }

  /**
   * The newest published entries whose subject begins so, newest first.
   *
   * @param most how many at most
   */
  public List<LoggedEntry> newestAbout(String subjectPrefix, int most) {
    return entries.newestAbout(subjectPrefix, publishedSize(), most);
  }

  /**
   * The published facts that are asked for, newest first: two statements. All of them stand under a
   * checkpoint that the witness has cosigned.
   */
  public List<LoggedEntry> facts(FactQuery query) {
    return facts.list(query, publishedSize());
  }

  /**
   * Published hidden facts about some subjects, oldest first: two statements. The caller checks
   * that the reader may see them.
   *
   * @param subjects as the log names them, whole
   */
  public List<HiddenFact> hidden(Collection<String> subjects, Collection<String> kinds, int most) {
    return facts.hidden(subjects, kinds, publishedSize(), most);
  }

  /** A full or partial tile or entry bundle; empty if the published log is not that large. */
  public Optional<byte[]> tile(TilePath path) {
    long size = checkpoint().map(note -> Checkpoint.parse(note.text()).size()).orElse(0L);
    if (!path.existsAt(size)) {
      return Optional.empty();
    }
    long from = path.index() * TilePath.FULL;
    return Optional.of(
        path.isEntries()
            ? Tiles.bundle(entries.range(from, from + path.width()))
            : hashes(path, from));
  }

  private byte[] hashes(TilePath path, long from) {
    List<Sha256> nodes = entries.nodes(path.level() * TilePath.HEIGHT, from, path.width());
    if (nodes.size() != path.width()) {
      throw new IllegalStateException("the log has lost hashes of tile " + path);
    }
    var out = new ByteArrayOutputStream();
    nodes.forEach(hash -> out.writeBytes(hash.bytes()));
    return out.toByteArray();
  }
}
