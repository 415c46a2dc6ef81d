package org.opengeps.contract.usecase;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opengeps.contract.model.ContractFile;
import org.opengeps.opening.RoundSpans;
import org.opengeps.protocol.log.Suspensions;

/**
 * A lot whose round stood still, to look up when.
 *
 * @param tender number of the notice
 */
record StoodStill(String tender, String lot) {
  static Map<StoodStill, Suspensions> map(List<RoundSpans> spans) {
    return spans.stream()
        .collect(
            Collectors.toMap(one -> new StoodStill(one.tender(), one.lot()), RoundSpans::spans));
  }

  /** Never, if it is not there. */
  static Suspensions of(ContractFile file, Map<StoodStill, Suspensions> stood) {
    var lot = new StoodStill(file.due().tender().number(), file.due().lot());
    return stood.getOrDefault(lot, Suspensions.NONE);
  }
}
