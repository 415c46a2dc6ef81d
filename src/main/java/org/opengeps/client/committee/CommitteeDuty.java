package org.opengeps.client.committee;

import java.time.Instant;
import java.util.UUID;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Slot;

/**
 * Something that a member has to do.
 *
 * @param session null unless a rehearsal
 * @param tender null unless an opening
 * @param slot null unless an opening
 * @param from when it can be done; null for at once
 * @param ready whether it can be done now
 */
public record CommitteeDuty(
    Act act,
    UUID ceremony,
    UUID session,
    TenderRef tender,
    Slot slot,
    Instant from,
    boolean ready) {
  /** The four acts of a member. */
  public enum Act {
    CONTRIBUTE,
    CONFIRM,
    REHEARSE,
    OPEN
  }

  static CommitteeDuty from(JsonObject json) {
    Act act = json.word("act", Act.class);
    UUID ceremony = json.uuid("ceremony");
    return switch (act) {
      case CONTRIBUTE, CONFIRM -> new CommitteeDuty(act, ceremony, null, null, null, null, true);
      case REHEARSE ->
          new CommitteeDuty(act, ceremony, json.uuid("session"), null, null, null, true);
      case OPEN ->
          new CommitteeDuty(
              act,
              ceremony,
              null,
              json.value("tender", TenderRef::parse),
              new Slot(json.string("lot"), json.string("envelope")),
              json.time("opensAt"),
              json.bool("ready"));
    };
  }

  /** For a list on a screen: {@code rehearse in ceremony ...}. */
  @Override
  public String toString() {
    return act == Act.OPEN
        ? "open " + tender + " " + slot + " from " + from
        : act.name().toLowerCase(java.util.Locale.ROOT) + " in ceremony " + ceremony;
  }
}
