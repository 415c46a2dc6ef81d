package org.opengeps.watch;

import java.time.Instant;
import java.util.UUID;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;

/**
 * Something that happened to a tender and that everybody may know.
 *
 * @param kind which fact of the log it is
 * @param lot that it is about; empty for all
 * @param detail which result a decision has, or that technical bids were opened; empty otherwise
 */
public record TenderNews(
    UUID id, TenderRef ref, FactKind kind, String lot, String detail, Instant at) {
  /** Under which its texts stand: {@code tender-opened}, {@code award-decided.awarded}. */
  public String word() {
    return detail.isEmpty() ? kind.word() : kind.word() + "." + detail;
  }
}
