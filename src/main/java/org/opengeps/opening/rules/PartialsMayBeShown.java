package org.opengeps.opening.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.opening.Unsealing;

/**
 * Which lists of partials anybody may see. Those of a sealed part without an ephemeral proof only
 * when it is known to have opened: its maker may have copied (or multiplied) the point of another
 * sealed part, so that the committee's value would open that one for him. A part that opened was
 * made by somebody who knew the value before.
 */
public final class PartialsMayBeShown {
  private PartialsMayBeShown() {}

  /**
   * @param reveal the receptions in close order
   * @param record empty before the opening is finished
   * @return names of lists; some of them may have no points in this opening
   */
  public static Set<String> lists(Optional<CloseReveal> reveal, Optional<OpeningRecord> record) {
    Set<String> shown = new HashSet<>(Set.of(Partial.PUBLIC));
    if (reveal.isPresent() && record.isPresent()) {
      Set<UUID> opened =
          record.get().bids().stream()
              .filter(bid -> !Unsealing.DOES_NOT_OPEN.equals(bid.reason()))
              .map(OpeningRecord.Bid::submission)
              .collect(Collectors.toSet());
      List<ReceiptCore> receptions = reveal.get().receptions();
      for (int place = 1; place <= receptions.size(); place++) {
        if (opened.contains(receptions.get(place - 1).submission())) {
          shown.add(Partial.prooflessList(place));
        }
      }
    }
    return Set.copyOf(shown);
  }
}
