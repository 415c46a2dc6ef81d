package org.opengeps.opendata.usecase;

import java.util.List;
import java.util.Optional;
import org.opengeps.award.AwardView;
import org.opengeps.custody.CeremonyId;
import org.opengeps.notice.NoticeView;
import org.opengeps.opening.OpeningFiles;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.Slot;

/** What a bundle is made of. */
record BundleSources(
    List<NoticeView> orders,
    Slot slot,
    Optional<OpeningFiles> opening,
    Optional<AwardView> award,
    SignedNote checkpoint,
    BundleLog.Excerpt excerpt) {
  NoticeView current() {
    return orders.get(orders.size() - 1);
  }

  CeremonyId ceremony() {
    return ceremony(current(), slot);
  }

  /** The ceremony of the key under which a slot was sealed. */
  static CeremonyId ceremony(NoticeView order, Slot slot) {
    return new CeremonyId(order.notice().envelope(slot).orElseThrow().committeeKey().ceremony());
  }
}
