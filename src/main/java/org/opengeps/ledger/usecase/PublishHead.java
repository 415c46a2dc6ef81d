package org.opengeps.ledger.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.opengeps.ledger.LogHealth.State;
import org.opengeps.ledger.model.Checkpoints;
import org.opengeps.ledger.model.LogEntries;
import org.opengeps.ledger.model.LogHead;
import org.opengeps.ledger.rules.WitnessRemembers;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.ConsistencyProof;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSigner;
import org.opengeps.protocol.log.SignedNote;

/**
 * From a committed head to a published checkpoint. The witness protocol wants the log's signature
 * in the request, so the signature is made first; it leaves this class for the witness alone until
 * the witness has cosigned, and it is made only over a head that provably extends the one the
 * witness is known to hold.
 */
@ApplicationScoped
public class PublishHead {
  @Inject private LogKeys keys;
  @Inject private LogState state;
  @Inject private LogEntries entries;
  @Inject private Checkpoints checkpoints;
  @Inject private Publications publications;
  @Inject private RepairTree tree;
  @Inject private Clock clock;
  private NoteSigner signer;
  private List<NoteKey> witnesses;
  private WitnessClient witness;
  private LogHead witnessed;
  private long published = -1;

  /** Entries under the newest checkpoint that this node published or found. */
  synchronized long published() {
    return Math.max(0, published);
  }

  /** Asks the witness for its head, once, and compares. */
  synchronized boolean isConfirmed() {
    if (witnessed == null) {
      prepare();
      try {
        compare(witness.head(signer.key().name()));
      } catch (IOException e) {
        silent("no answer yet: " + e.getMessage());
      }
    }
    return witnessed != null;
  }

  private void prepare() {
    if (signer == null) {
      signer = keys.signer();
      witnesses = keys.witnesses();
      witness = new WitnessClient(keys.witnessUrl());
      published =
          checkpoints.newest().map(note -> Checkpoint.parse(note.text()).size()).orElse(-1L);
    }
  }

  private void compare(Optional<SignedNote> known) {
    LogHead here = entries.head();
    Optional<String> forgotten =
        WitnessRemembers.judge(
            new WitnessRemembers.Facts(
                known.map(note -> Checkpoint.parse(note.text())),
                checkpoints.newest().map(note -> Checkpoint.parse(note.text()))));
    if (forgotten.isPresent()) {
      contradiction(forgotten.get(), here);
      return;
    }
    if (known.isEmpty()) {
      agree(new LogHead(0, MerkleTree.EMPTY_ROOT));
      return;
    }
    Checkpoint there = Checkpoint.parse(known.get().text());
    if (!LogKeys.isWitnessed(known.get(), signer.key(), witnesses)) {
      contradiction(
          "the witness shows a head that this log or a trusted witness did not sign", here);
    } else if (there.size() > here.size()) {
      contradiction(
          "the database holds "
              + here.size()
              + " entries, the witness has cosigned "
              + there.size()
              + "; an old backup was restored",
          here);
    } else if (!leadsTo(there)) {
      contradiction(
          "the first "
              + there.size()
              + " entries of the database are not those that the witness has cosigned",
          here);
    } else {
      agree(new LogHead(there.size(), there.root()));
      if (there.size() > published) {
        show(there, known.get());
      }
    }
  }

  /** A subtree that broke on the disk is no other history: it is computed again before judging. */
  private boolean leadsTo(Checkpoint there) {
    return MerkleTree.root(entries, there.size()).equals(there.root())
        || (tree.repair() > 0 && MerkleTree.root(entries, there.size()).equals(there.root()));
  }

  private void agree(LogHead head) {
    witnessed = head;
    state.become(State.WORKING, "Database and witness agree.", entries.head().size(), published());
  }

  /** Publishes the committed head if the world has not seen it. */
  synchronized void publish() {
    LogHead head = entries.head();
    if (head.size() < witnessed.size()) {
      contradiction(
          "the database went back from " + witnessed.size() + " to " + head.size() + " entries",
          head);
    } else if (head.size() > published) {
      try {
        swap(head);
      } catch (IOException e) {
        silent(e.getMessage());
      }
    }
  }

  private void swap(LogHead head) throws IOException {
    var proof = ConsistencyProof.of(entries, witnessed.size(), head.size());
    if (!proof.holds(witnessed.root(), head.root()) && tree.repair() > 0) {
      proof = ConsistencyProof.of(entries, witnessed.size(), head.size());
    }
    if (!proof.holds(witnessed.root(), head.root())) {
      contradiction("the committed head does not extend the witnessed one", head);
      return;
    }
    var checkpoint = new Checkpoint(signer.key().name(), head.size(), head.root());
    Optional<SignedNote> note = witness.add(proof, SignedNote.sign(checkpoint.text(), signer));
    if (note.isEmpty()) {
      // another node was faster, or the witness knows more than this database: the comparison tells
      witnessed = null;
      isConfirmed();
    } else if (LogKeys.isWitnessed(note.get(), signer.key(), witnesses)) {
      witnessed = head;
      show(checkpoint, note.get());
    } else {
      silent("it signs with a key that the trust file does not name");
    }
  }

  private void show(Checkpoint checkpoint, SignedNote note) {
    checkpoints.add(checkpoint, note, clock.instant());
    published = checkpoint.size();
    state.become(State.WORKING, "Database and witness agree.", published, published);
    publications.announce();
  }

  private void silent(String reason) {
    String detail = "The witness does not help: " + reason;
    state.become(
        witnessed == null ? State.STARTING : State.WITNESS_SILENT,
        detail,
        entries.head().size(),
        published());
  }

  /** Entries of the database do not lead to its committed root, and no repair helps. */
  synchronized void lost() {
    contradiction(
        "entries of the database have changed: they do not lead to the committed root",
        entries.head());
  }

  private void contradiction(String reason, LogHead here) {
    state.become(State.READ_ONLY, reason, here.size(), published());
  }
}
