package org.opengeps.custody;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a committee member has to do in a ceremony.
 *
 * @param member his index
 * @param session the rehearsal session, for {@link Act#REHEARSE}
 * @param until after this the ceremony's keys are of no use
 */
public record Duty(
    Act act, CeremonyId ceremony, int member, Optional<UUID> session, Instant until) {
  public enum Act {
    CONTRIBUTE,
    CONFIRM,
    REHEARSE
  }
}
