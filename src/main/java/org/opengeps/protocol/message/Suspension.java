package org.opengeps.protocol.message;

import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * An officer's wish to stop a lot between its opening and its award, or to let it go on
 * (docs/protocol.md section 9). It counts once another officer has signed a {@link
 * SuspensionApproval} of it.
 *
 * @param follows hash of the act of this kind that counted last; null for the first
 * @param reason public from the approval on
 */
public record Suspension(TenderRef tender, String lot, Kind act, Sha256 follows, LocalText reason) {
  public static final String TYPE = "opengeps/suspension/1";

  /** What it does. */
  public enum Kind {
    /** Stops every act and every clock of the round. */
    SUSPEND,
    /** Ends the suspension that it names. */
    RESUME
  }

  /** The name under which the next one names it. */
  public Sha256 hash() {
    return toJson().hash();
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("lot", lot)
        .put("act", act)
        .put("follows", follows)
        .put("reason", reason.toJson())
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static Suspension from(JsonObject json) {
    var act =
        new Suspension(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.lotIn(json),
            json.word("act", Kind.class),
            json.hashOrNull("follows"),
            LocalText.from(json.object("reason")));
    if (act.act == Kind.RESUME && act.follows == null) {
      throw json.wrong("follows", "names the suspension that ends");
    }
    json.expectSame(act.toJson());
    return act;
  }
}
