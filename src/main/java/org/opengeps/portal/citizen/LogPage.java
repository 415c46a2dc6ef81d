package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opengeps.ledger.usecase.ProveEntry;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.NoteSignature;
import org.opengeps.protocol.log.SignedNote;

/** The public log for people: the newest checkpoint and the last entries. */
@ApplicationScoped
class LogPage {
  private static final int SHOWN = 20;
  private static final int LOOKED_AT = 60;

  @Inject private ReadLog log;
  @Inject private ProveEntry proofs;

  /**
   * One entry as the page shows it.
   *
   * @param document hash in hex, or null
   */
  public record Row(long index, String kind, String subject, Instant at, String document) {
    static Row of(long index, byte[] entry) {
      JsonObject json = JsonObject.parse(entry);
      return new Row(
          index,
          json.string("kind"),
          json.string("subject"),
          json.time("at"),
          json.stringOrNull("document"));
    }
  }

  Page show() {
    Map<String, Object> model = new HashMap<>();
    model.put("zone", TenderList.ZONE);
    model.put("entries", List.of());
    log.checkpoint().ifPresent(note -> describe(note, model));
    return Page.of("log", model);
  }

  private void describe(SignedNote note, Map<String, Object> model) {
    Checkpoint head = Checkpoint.parse(note.text());
    model.put("checkpoint", note.toString());
    model.put("size", head.size());
    model.put("origin", head.origin());
    model.put("signers", note.signatures().stream().map(NoteSignature::name).toList());
    model.put("entries", recent(head.size()));
  }

  /** Newest first; batches, of which there is one a second, are left out beyond the first few. */
  private List<Row> recent(long size) {
    List<Row> rows = new ArrayList<>();
    for (long index = size - 1;
        index >= Math.max(0, size - LOOKED_AT) && rows.size() < SHOWN;
        index--) {
      long current = index;
      proofs.find(index).map(proof -> Row.of(current, proof.entry())).ifPresent(rows::add);
    }
    return rows;
  }
}
