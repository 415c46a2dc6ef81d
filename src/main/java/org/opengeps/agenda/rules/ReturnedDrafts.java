package org.opengeps.agenda.rules;

import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.TenderNumber;

/**
 * Drafts that were sent back and that nothing has followed. A new notice is known by its title
 * where drafts are read; what names a tender is compared here, since a cancellation or another
 * round has no title.
 */
final class ReturnedDrafts {
  private ReturnedDrafts() {}

  /** Whether its drafter still has to do something about it. */
  static boolean isToRevise(DraftView draft, Facts facts) {
    Draft content = draft.content();
    return content.tender() == null
        || DraftTimes.isOfTenderThatGoesOn(content, facts)
            && !isFiledAgain(draft, facts)
            && !isOvertaken(content.tender(), facts);
  }

  private static boolean isFiledAgain(DraftView draft, Facts facts) {
    return facts.tenders().drafts().stream()
        .filter(one -> one.content().kind() == draft.content().kind())
        .filter(one -> one.filedAt().isAfter(draft.filedAt()))
        .anyMatch(one -> isAbout(one, TenderNumber.of(draft.content().tender())));
  }

  private static boolean isAbout(DraftView draft, TenderNumber tender) {
    return TenderNumber.of(draft.content().tender()).equals(tender);
  }

  /** A later order is in force: it was published after all, or it must be thought over anew. */
  private static boolean isOvertaken(TenderRef order, Facts facts) {
    return facts.lots().stream()
        .filter(lot -> lot.number().equals(TenderNumber.of(order)))
        .anyMatch(lot -> !lot.tender().ref().equals(order));
  }
}
