package org.opengeps.portal.citizen;

import java.time.Instant;
import org.opengeps.opening.SuspensionView;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Suspension;

/**
 * That a round stood still from a moment on, or went on.
 *
 * @param at when a second officer approved it
 */
public record PauseRow(Suspension.Kind act, Instant at, LocalText reason) {
  static PauseRow of(SuspensionView view) {
    return new PauseRow(view.act().act(), view.approvedAt().orElseThrow(), view.act().reason());
  }
}
