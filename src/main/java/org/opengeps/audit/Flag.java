package org.opengeps.audit;

import java.util.List;

/**
 * Something worth a question in a year of an agency.
 *
 * @param tenders numbers of the tenders behind it, oldest first, or ids of purchases on one quote;
 *     none where it is about drafts
 * @param figures what it counted, in the order that the class of the flag names: numbers, amounts
 *     ({@link org.opengeps.kernel.Money}) and texts
 */
public record Flag(FlagCode code, List<String> tenders, List<Object> figures) {
  public Flag {
    tenders = List.copyOf(tenders);
    figures = List.copyOf(figures);
  }
}
