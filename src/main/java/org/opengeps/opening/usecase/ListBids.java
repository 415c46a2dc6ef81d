package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opengeps.kernel.Sha256;
import org.opengeps.opening.CountedBids;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.OpeningRecord;

/**
 * Who bid in many tenders, from their opening records: one statement, and one more for {@value
 * #AT_ONCE} records, of which no more are in memory. Public.
 */
@ApplicationScoped
public class ListBids {
  private static final int AT_ONCE = 20;

  @Inject private Openings openings;
  @Inject private Documents documents;

  /**
   * Lots whose last envelope was opened.
   *
   * @param tenders numbers without orders
   */
  @Transactional
  public List<CountedBids> counted(Collection<String> tenders) {
    Map<String, Opening> last = new LinkedHashMap<>();
    openings.ofTenders(tenders).stream()
        .filter(opening -> opening.record().isPresent())
        .forEach(one -> last.put(one.key().tender() + " " + one.key().slot().lot(), one));
    List<Opening> opened = List.copyOf(last.values());
    List<CountedBids> counted = new ArrayList<>();
    for (int from = 0; from < opened.size(); from += AT_ONCE) {
      List<Opening> part = opened.subList(from, Math.min(opened.size(), from + AT_ONCE));
      List<Sha256> hashes = part.stream().map(one -> one.record().orElseThrow()).toList();
      List<byte[]> records = documents.list(hashes);
      for (int i = 0; i < part.size(); i++) {
        counted.add(
            counted(part.get(i), OpeningRecord.from(SignedDocument.read(records.get(i)).json())));
      }
    }
    return counted;
  }

  private static CountedBids counted(Opening opening, OpeningRecord record) {
    Map<String, CountedBids.Bidder> bidders = new LinkedHashMap<>();
    record.bids().stream()
        .filter(bid -> bid.state() == OpeningRecord.State.OPENED)
        .forEach(
            bid ->
                bidders.put(
                    bid.supplier(), new CountedBids.Bidder(bid.supplier(), bid.supplierName())));
    return new CountedBids(
        opening.key().tender(), opening.key().slot().lot(), List.copyOf(bidders.values()));
  }
}
