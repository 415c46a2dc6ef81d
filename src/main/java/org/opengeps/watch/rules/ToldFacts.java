package org.opengeps.watch.rules;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.watch.TenderNews;

/**
 * Which facts are told to those who watch a tender: public ones alone, which say the same about a
 * tender whoever has bid.
 */
public final class ToldFacts {
  /** After these a search may find what it did not find before. */
  public static final Set<FactKind> ORDERS =
      EnumSet.of(
          FactKind.NOTICE_PUBLISHED,
          FactKind.NOTICE_CORRECTED,
          FactKind.BASE_AMOUNT_PUBLISHED,
          FactKind.RE_BID_PUBLISHED,
          FactKind.NEXT_STAGE_PUBLISHED,
          FactKind.TENDER_POSTPONED);

  private static final Set<FactKind> LATER =
      EnumSet.of(
          FactKind.NOTICE_CANCELLED,
          FactKind.TENDER_OPENED,
          FactKind.TECHNICAL_DECIDED,
          FactKind.TENDER_FAILED,
          FactKind.ROUND_SUSPENDED,
          FactKind.ROUND_RESUMED,
          FactKind.AWARD_DECIDED);

  private static final String LOT = "lot";
  private static final String RESULT = "result";
  private static final String ENVELOPE = "envelope";
  private static final String TECHNICAL = "technical";

  private ToldFacts() {}

  /** Where technical bids open first, that is not the opening that everybody waits for. */
  private static String detail(FactKind kind, Map<String, String> data) {
    return switch (kind) {
      case AWARD_DECIDED -> data.getOrDefault(RESULT, "");
      case TENDER_OPENED -> TECHNICAL.equals(data.get(ENVELOPE)) ? TECHNICAL : "";
      default -> "";
    };
  }

  /** What a fact is to those who watch; empty if nothing. */
  public static Optional<TenderNews> news(DomainEvent fact) {
    return FactKind.find(fact.kind().word())
        .filter(kind -> !fact.secret() && (ORDERS.contains(kind) || LATER.contains(kind)))
        .map(
            kind ->
                new TenderNews(
                    UUID.randomUUID(),
                    TenderRef.parse(fact.subject()),
                    kind,
                    fact.data().getOrDefault(LOT, ""),
                    detail(kind, fact.data()),
                    fact.at()));
  }
}
