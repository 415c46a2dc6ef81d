package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opengeps.award.AwardedLot;
import org.opengeps.award.model.LotKey;
import org.opengeps.award.model.RoundRows;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Award;

/**
 * What became of the lots of many tenders: each method takes two statements for two hundred
 * tenders.
 */
@ApplicationScoped
public class ListAwarded {
  @Inject private RoundRows rows;
  @Inject private Documents documents;

  /**
   * Lots with a decision, by tender and lot. Public.
   *
   * @param tenders numbers without orders
   */
  @Transactional
  public List<AwardedLot> awards(Collection<String> tenders) {
    List<RoundRows.DecidedLot> decided = rows.listDecisions(tenders);
    Iterator<byte[]> signed =
        documents.list(decided.stream().map(RoundRows.DecidedLot::signed).toList()).iterator();
    return decided.stream()
        .map(one -> awarded(one, Award.from(SignedDocument.read(signed.next()).json())))
        .toList();
  }

  private static AwardedLot awarded(RoundRows.DecidedLot one, Award award) {
    return new AwardedLot(
        one.lot().tender(), one.lot().lot(), award.supplier(), award.amount(), one.at());
  }

  /**
   * Lots in which a score was corrected after it was entered, by tender. The caller checks that the
   * reader may see it: before a decision it is not public.
   */
  @Transactional
  public Map<String, List<String>> corrected(Collection<String> tenders) {
    return rows.listCorrected(tenders).stream()
        .collect(
            Collectors.groupingBy(
                LotKey::tender, Collectors.mapping(LotKey::lot, Collectors.toList())));
  }
}
