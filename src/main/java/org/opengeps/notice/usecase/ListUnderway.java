package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.LotUnderway;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.model.PublishedOrder;
import org.opengeps.notice.model.UnderwayRows;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;

/**
 * What an agency has underway, for its officers, with as many statements for many tenders as for
 * one. The caller checks that the actor belongs to the agency.
 */
@ApplicationScoped
public class ListUnderway {
  /** Lots that are listed at most; so many nobody has underway who reads lists. */
  public static final int MOST = 500;

  @Inject private UnderwayRows rows;
  @Inject private Documents documents;
  @Inject private RuleSets ruleSets;

  /**
   * Lots that are underway, those that close first before the others, and behind them those that
   * came to their end not before an instant: at most {@value #MOST}.
   */
  @Transactional
  public List<LotUnderway> lots(OrganisationId agency, Instant endedSince) {
    return rows.listLots(agency, endedSince, MOST);
  }

  /**
   * Tenders whose base amount is still to be said: the first instant at which it is too late, as
   * the rule set of each says.
   */
  @Transactional
  public Map<TenderNumber, Instant> baseAmounts(OrganisationId agency) {
    List<PublishedOrder> orders = rows.listAwaitingBaseAmount(agency, MOST);
    Iterator<byte[]> notices =
        documents.list(orders.stream().map(PublishedOrder::noticeHash).toList()).iterator();
    Map<TenderNumber, Instant> until = new HashMap<>();
    for (PublishedOrder order : orders) {
      Notice notice = Notice.from(JsonObject.parse(notices.next()));
      Instant closesAt = notice.schedule().closesAt();
      until.put(
          TenderNumber.of(order.ref()),
          ruleSets.of(notice).baseAmountUntil(closesAt).orElse(closesAt));
    }
    return until;
  }

  /** Which of these tenders were published once more under another number: one statement. */
  @Transactional
  public Set<TenderNumber> followed(Collection<TenderNumber> tenders) {
    return rows.followed(tenders);
  }

  /** Orders, which all exist: two statements. */
  @Transactional
  public Map<TenderRef, Notice> notices(Collection<TenderRef> orders) {
    List<Map.Entry<TenderRef, Sha256>> hashes = List.copyOf(rows.notices(orders).entrySet());
    Iterator<byte[]> notices =
        documents.list(hashes.stream().map(Map.Entry::getValue).toList()).iterator();
    return hashes.stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, order -> Notice.from(JsonObject.parse(notices.next()))));
  }

  /** By what orders are judged, which all exist: two statements. */
  @Transactional
  public Map<TenderRef, RuleSet> rules(Collection<TenderRef> orders) {
    return notices(orders).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, order -> ruleSets.of(order.getValue())));
  }
}
