package org.opengeps.notice.model;

import java.time.Instant;
import java.util.List;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.TenderRef;

/**
 * What of a tender people look for.
 *
 * @param order the last one that somebody signed: an outage changes no word
 * @param whole whether its notice could be read; if not, the index misses the order still
 * @param agency whose tender it is
 * @param noticedAt of order 000, by which the newest are known
 * @param names titles, bodies, numbers, industries: any part of a word finds them
 * @param texts what is written at length: whole words find it, whatever their endings
 */
public record SearchedTender(
    SignedOrder order,
    boolean whole,
    OrganisationId agency,
    Instant noticedAt,
    List<String> names,
    List<String> texts) {
  public SearchedTender {
    names = names.stream().filter(name -> name != null && !name.isBlank()).distinct().toList();
    texts = texts.stream().filter(text -> text != null && !text.isBlank()).distinct().toList();
  }

  public TenderRef ref() {
    return order.ref();
  }
}
