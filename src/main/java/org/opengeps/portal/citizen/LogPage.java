package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opengeps.ledger.FactQuery;
import org.opengeps.ledger.LoggedEntry;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.notice.TenderQuery;
import org.opengeps.platform.OfficialZone;
import org.opengeps.portal.page.FactRow;
import org.opengeps.portal.page.FactTable;
import org.opengeps.portal.page.TableFile;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.NoteSignature;
import org.opengeps.protocol.log.SignedNote;

/**
 * The public log for people: the newest checkpoint, and the facts under it in words, {@value #ROWS}
 * at a time, newest first. Some fifteen statements, whatever is shown.
 */
@ApplicationScoped
class LogPage {
  private static final int ROWS = 25;

  @Inject private ReadLog log;
  @Inject private FactList facts;
  @Inject private OfficialZone zone;

  /**
   * One entry as other pages show it.
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

  Page show(Visit visit) {
    AskedLog asked = AskedLog.of(visit::parameter, zone.zone());
    boolean answerable = asked.wrong().isEmpty();
    FactList.Found found =
        answerable ? facts.find(asked, ROWS + 1) : new FactList.Found(List.of(), false);
    Map<String, Object> model = new HashMap<>();
    model.put("zone", zone.zone());
    model.put("filter", asked.typed());
    model.put("wrong", asked.wrong());
    model.put("conditions", asked.conditions());
    model.put("kinds", publicKinds());
    model.put("cut", found.cut());
    model.put("mostTenders", TenderQuery.WHOLE_LIST);
    model.put("mostInFile", FactQuery.WHOLE);
    model.put("rows", facts.signed(found.rows().stream().limit(ROWS).toList()));
    model.put("later", asked.below() < Long.MAX_VALUE);
    if (found.rows().size() > ROWS) {
      FactRow last = found.rows().get(ROWS - 1);
      model.put("before", last.index());
    }
    log.checkpoint().ifPresent(note -> describe(note, model));
    return new Page(answerable ? Page.OK : Page.BAD_REQUEST, "log", model);
  }

  /** The same facts as a file, the newest {@link FactQuery#WHOLE}; what is wrong is the page. */
  Page save(Visit visit, TableFile form) {
    AskedLog asked = AskedLog.of(visit::parameter, zone.zone());
    if (!asked.wrong().isEmpty()) {
      return show(visit);
    }
    List<FactRow> all = facts.find(asked, FactQuery.WHOLE).rows();
    return Page.of(
        new TablePage(form, zone.zone(), words -> FactTable.of(words, "log", all, zone.zone())));
  }

  private static List<String> publicKinds() {
    return Arrays.stream(FactKind.values())
        .filter(kind -> !kind.secret())
        .map(FactKind::word)
        .toList();
  }

  private static void describe(SignedNote note, Map<String, Object> model) {
    Checkpoint head = Checkpoint.parse(note.text());
    model.put("checkpoint", note.toString());
    model.put("size", head.size());
    model.put("origin", head.origin());
    model.put("signers", note.signatures().stream().map(NoteSignature::name).toList());
  }
}
