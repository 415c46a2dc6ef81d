package org.opengeps.opendata.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.award.usecase.FindTechnical;
import org.opengeps.notice.NoticeView;
import org.opengeps.opening.OpeningFiles;
import org.opengeps.opening.usecase.PrepareOpeningPackage;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Notice;

/** The decisions on which the next stages of a tender's lots were asked for. */
@Dependent
class PassedStages {
  @Inject private FindTechnical decisions;
  @Inject private PrepareOpeningPackage openings;

  /**
   * @param orders of one tender
   * @param but the lot whose own record and decision are in the bundle anyway
   */
  List<BundleSources.Passed> of(List<NoticeView> orders, Lot but) {
    return orders.stream()
        .filter(order -> order.notice().kind() == Notice.Kind.NEXT_STAGE)
        .flatMap(order -> of(order, orders, but))
        .toList();
  }

  private Stream<BundleSources.Passed> of(NoticeView order, List<NoticeView> orders, Lot but) {
    return order.notice().lots().stream()
        .map(lot -> lot.name().before().map(LotName::toString).orElseThrow())
        .filter(before -> !before.equals(but.lot()))
        .flatMap(before -> of(order, BuildBundle.find(orders, before).orElseThrow()).stream());
  }

  private Optional<BundleSources.Passed> of(NoticeView order, Lot before) {
    return openings
        .files(order.ref().number(), before.first())
        .flatMap(OpeningFiles::signedRecord)
        .flatMap(
            record ->
                decisions
                    .find(order.ref(), before.lot())
                    .map(
                        decision ->
                            new BundleSources.Passed(order, before.lot(), record, decision)));
  }
}
