package org.opengeps.audit;

import java.time.Instant;
import java.util.List;
import org.opengeps.notice.YearTender;
import org.opengeps.registry.Organisation;

/**
 * A year of an agency for an auditor.
 *
 * @param from first instant of the year
 * @param until first instant after it
 * @param tenders noticed in it, oldest first
 * @param flags what is worth a question
 * @param cut whether there are more tenders than are looked at
 * @param sample numbers that were drawn, in the order of drawing
 */
public record YearReview(
    Organisation agency,
    int year,
    Instant from,
    Instant until,
    List<YearTender> tenders,
    List<Flag> flags,
    boolean cut,
    List<String> sample) {
  public YearReview {
    tenders = List.copyOf(tenders);
    flags = List.copyOf(flags);
    sample = List.copyOf(sample);
  }
}
