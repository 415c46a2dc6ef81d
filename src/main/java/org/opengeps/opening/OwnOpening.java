package org.opengeps.opening;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Slot;

/**
 * An opening that is not over, as a member of its committee sees it.
 *
 * @param opensAt opening time
 * @param latestOpening after it nothing can be opened any more
 * @param zone in which people read both
 * @param stage {@link OpeningStage#CLOSED} or {@link OpeningStage#OPENING}
 * @param suspended whether the round stands still
 * @param k how many members open
 * @param posted names of those who have posted all lists
 * @param missing names of the others
 * @param done whether the person has posted all lists himself
 */
public record OwnOpening(
    TenderRef tender,
    LocalText title,
    Slot slot,
    Instant opensAt,
    Instant latestOpening,
    ZoneId zone,
    OpeningStage stage,
    boolean suspended,
    int k,
    List<String> posted,
    List<String> missing,
    boolean done) {
  public OwnOpening {
    posted = List.copyOf(posted);
    missing = List.copyOf(missing);
  }

  /** Whether the person can open it now. */
  public boolean ready() {
    return stage == OpeningStage.OPENING && !suspended && !done;
  }
}
