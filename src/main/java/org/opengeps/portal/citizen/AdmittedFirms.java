package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.opening.OpeningEnd;
import org.opengeps.opening.OpeningView;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.platform.RecentResults;
import org.opengeps.portal.page.LotRow;
import org.opengeps.protocol.message.Lot;

/**
 * The firms that may bid in a stage behind the first, by name as they signed in the one before. A
 * record never changes, and is read for the first of many who look at a stage.
 */
@ApplicationScoped
class AdmittedFirms {
  private static final long BUDGET = 4L << 20;

  /** Of one firm, in bytes. */
  private static final long WEIGHT = 256;

  private final RecentResults<Sha256, Map<String, String>> names =
      new RecentResults<>(BUDGET, known -> WEIGHT * (1 + known.size()));

  @Inject private FindOpening openings;

  /**
   * @param tender number of the notice, without its order
   * @param lots all lots of the tender in all their rounds
   * @param lot in a stage that is not the first
   */
  List<AdmittedRow> list(String tender, List<LotRow> lots, Lot lot) {
    Map<String, String> found =
        before(lots, lot).map(earlier -> names(tender, earlier)).orElse(Map.of());
    return AdmittedRow.all(lot.admitted(), found);
  }

  /** The round in which they passed: the last one of a stage before. */
  private static Optional<Lot> before(List<LotRow> lots, Lot lot) {
    return lots.stream()
        .map(LotRow::lot)
        .filter(one -> one.name().lot().equals(lot.name().lot()) && one.stage() < lot.stage())
        .max(Comparator.comparingInt(one -> one.name().round()));
  }

  private Map<String, String> names(String tender, Lot earlier) {
    return openings
        .end(tender, earlier.first())
        .flatMap(OpeningEnd::record)
        .map(record -> names.get(record, known -> true, () -> read(tender, earlier)))
        .orElse(Map.of());
  }

  private Map<String, String> read(String tender, Lot earlier) {
    return openings
        .find(tender, earlier.first())
        .flatMap(OpeningView::record)
        .map(AdmittedRow::names)
        .orElseThrow();
  }
}
