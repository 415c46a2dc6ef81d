package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.ledger.LoggedEntry;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.platform.OfficialZone;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.NoteSignature;
import org.opengeps.protocol.log.SignedNote;

/** The public log for people: the newest checkpoint and the last entries. */
@ApplicationScoped
class LogPage {
  private static final int FACTS = 20;
  private static final int LATEST = 8;

  @Inject private ReadLog log;
  @Inject private OfficialZone zone;

  /**
   * One entry as the page shows it.
   *
   * @param document hash in hex, or null
   */
  public record Row(long index, String kind, String subject, Instant at, String document) {
    static Row of(LoggedEntry entry) {
      JsonObject json = JsonObject.parse(entry.bytes());
      return new Row(
          entry.index(),
          json.string("kind"),
          json.string("subject"),
          json.time("at"),
          json.stringOrNull("document"));
    }
  }

  Page show() {
    Map<String, Object> model = new HashMap<>();
    model.put("zone", zone.zone());
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
    model.put("entries", recent());
  }

  /**
   * The newest facts about tenders and the newest entries of any kind (a batch comes every second),
   * newest first.
   */
  private List<Row> recent() {
    Stream<LoggedEntry> latest = log.newestAbout("", LATEST).stream();
    return Stream.concat(log.newestAbout("R", FACTS).stream(), latest)
        .collect(Collectors.toMap(LoggedEntry::index, Function.identity(), (one, same) -> one))
        .values()
        .stream()
        .sorted(Comparator.comparing(LoggedEntry::index).reversed())
        .map(Row::of)
        .toList();
  }
}
