package org.opengeps.agenda;

import java.time.ZoneId;
import java.util.Optional;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.LotUnderway;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;

/**
 * What a task is about.
 *
 * @param tender number and order in force; empty for a draft of a new notice and for what is about
 *     the agency itself
 * @param lot in one of its rounds; empty if it is about the whole tender
 * @param draft if it is about one
 * @param kind of that draft
 * @param title of the tender or draft, the name of an agency or person; empty texts if there is
 *     none
 * @param zone in which its times are said
 */
public record Subject(
    Optional<TenderRef> tender,
    Optional<String> lot,
    Optional<DraftId> draft,
    Optional<Notice.Kind> kind,
    LocalText title,
    ZoneId zone) {
  /** A whole tender. */
  public static Subject tender(LotUnderway one) {
    return of(one, Optional.empty());
  }

  /** A lot of a tender in one of its rounds. */
  public static Subject lot(LotUnderway one) {
    return of(one, Optional.of(one.lot()));
  }

  /** A lot that is not underway any more. */
  public static Subject of(TenderRef tender, String lot, LocalText title, ZoneId zone) {
    return new Subject(
        Optional.of(tender), Optional.of(lot), Optional.empty(), Optional.empty(), title, zone);
  }

  private static Subject of(LotUnderway one, Optional<String> lot) {
    return new Subject(
        Optional.of(one.tender().ref()),
        lot,
        Optional.empty(),
        Optional.empty(),
        one.tender().title(),
        one.tender().zone());
  }

  /**
   * A draft.
   *
   * @param title as it says it, or the tender that it is about
   */
  public static Subject draft(DraftView draft, LocalText title, ZoneId zone) {
    return new Subject(
        Optional.ofNullable(draft.content().tender()),
        Optional.empty(),
        Optional.of(draft.draft()),
        Optional.of(draft.content().kind()),
        title,
        zone);
  }

  /** Somebody or something of the agency. */
  public static Subject named(LocalText name, ZoneId zone) {
    return new Subject(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), name, zone);
  }
}
