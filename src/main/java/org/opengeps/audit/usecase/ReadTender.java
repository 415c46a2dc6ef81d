package org.opengeps.audit.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.audit.StoryFact;
import org.opengeps.identity.Actor;
import org.opengeps.identity.usecase.FindSigners;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.ledger.FactQuery;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.notice.usecase.ListYear;
import org.opengeps.opening.usecase.FindReads;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;

/**
 * The whole story of a tender: its public facts and the hidden ones about it and its drafts, with
 * who signed, in the order of time. Reads of opened bids are among them, with the reader's name.
 *
 * <p>Some fifteen statements, and one for fifty signed documents; at most {@value #MOST} facts of
 * either sort.
 *
 * <p>Left out are receptions and cancellations of bids: before the opening they would tell how many
 * bids came and when, which is sealed for everybody, and afterwards the closing shows them.
 */
@ApplicationScoped
public class ReadTender {
  public static final int MOST = 2_000;

  private static final Set<FactKind> OF_BIDS =
      EnumSet.of(
          FactKind.RECEPTION, FactKind.CANCELLATION_REQUESTED, FactKind.CANCELLATION_GRANTED);

  /** What people sign with short messages; who signed the others their sentences say. */
  private static final Set<FactKind> SIGNED_BY_PEOPLE =
      EnumSet.of(
          FactKind.DOCUMENTS_ANNOUNCED,
          FactKind.DRAFT_FILED,
          FactKind.DRAFT_APPROVED,
          FactKind.DRAFT_RETURNED,
          FactKind.NOTICE_PUBLISHED,
          FactKind.NOTICE_CORRECTED,
          FactKind.BASE_AMOUNT_PUBLISHED,
          FactKind.RE_BID_PUBLISHED,
          FactKind.NEXT_STAGE_PUBLISHED,
          FactKind.NOTICE_CANCELLED,
          FactKind.TECHNICAL_DECISION_PROPOSED,
          FactKind.TECHNICAL_DECIDED,
          FactKind.SUSPENSION_PROPOSED,
          FactKind.ROUND_SUSPENDED,
          FactKind.ROUND_RESUMED,
          FactKind.CANDIDATE_SCORED,
          FactKind.ROUND_ACT_PROPOSED,
          FactKind.ROUND_ACT_APPROVED,
          FactKind.CANDIDATE_WAIVED,
          FactKind.AWARD_DECIDED,
          FactKind.CONTRACT_SENT,
          FactKind.CONTRACT_CONCLUDED,
          FactKind.DELIVERY_INSPECTED,
          FactKind.CLAIM_SENT_BACK,
          FactKind.PAYMENT_ORDERED,
          FactKind.PAYMENT_APPROVED);

  @Inject private ReadUnderMandate mandates;
  @Inject private FindTenders tenders;
  @Inject private ListYear years;
  @Inject private ReadLog log;
  @Inject private FindReads reads;
  @Inject private FindSigners signers;
  @Inject private InTransaction transaction;

  /**
   * To be called outside of transactions: the read is in the log before anything is read.
   *
   * @return oldest first; refused with {@code tender-unknown}, or as {@link ReadUnderMandate#enter}
   */
  public Verdict<List<StoryFact>> read(Actor auditor, TenderNumber number) {
    Optional<TenderSummary> tender =
        Optional.ofNullable(tenders.named(List.of(number)).get(number));
    if (tender.isEmpty()) {
      return Verdict.refuse(Refusal.of("tender-unknown").with("no", number.toString()));
    }
    return mandates
        .enter(auditor, tender.get().agencyCode(), "tender", Map.of("number", number.value()))
        .map(logged -> transaction.call(() -> story(number)));
  }

  private List<StoryFact> story(TenderNumber number) {
    List<StoryFact> facts = new ArrayList<>();
    FactQuery query =
        new FactQuery(
            Set.of(),
            Optional.of(Set.of(number.value())),
            Optional.empty(),
            Optional.empty(),
            Long.MAX_VALUE,
            MOST);
    log.facts(query).forEach(one -> facts.add(fact(one.index(), LedgerEntry.parse(one.bytes()))));
    log.hidden(years.subjects(number), hiddenKinds(), MOST)
        .forEach(
            one ->
                facts.add(
                    new StoryFact(
                        one.batch(),
                        one.kind(),
                        one.subject(),
                        one.at(),
                        Optional.of(one.fact()),
                        Map.of(),
                        Optional.empty())));
    facts.sort(Comparator.comparing(StoryFact::at).thenComparing(StoryFact::index));
    return named(facts);
  }

  private static StoryFact fact(long index, LedgerEntry entry) {
    JsonObject members = entry.data();
    return new StoryFact(
        index,
        entry.kind(),
        entry.subject(),
        entry.at(),
        Optional.ofNullable(entry.document()),
        members.names().stream().collect(Collectors.toMap(name -> name, members::string)),
        Optional.empty());
  }

  private static Set<String> hiddenKinds() {
    return Arrays.stream(FactKind.values())
        .filter(FactKind::secret)
        .filter(kind -> !OF_BIDS.contains(kind))
        .map(FactKind::word)
        .collect(Collectors.toSet());
  }

  private List<StoryFact> named(List<StoryFact> facts) {
    Map<Sha256, String> names =
        new HashMap<>(reads.readers(documents(facts, EnumSet.of(FactKind.BID_READ))));
    names.putAll(signers.names(documents(facts, SIGNED_BY_PEOPLE)));
    return facts.stream()
        .map(
            one ->
                new StoryFact(
                    one.index(),
                    one.kind(),
                    one.subject(),
                    one.at(),
                    one.document(),
                    one.data(),
                    one.document().map(names::get)))
        .toList();
  }

  private static List<Sha256> documents(List<StoryFact> facts, Set<FactKind> kinds) {
    return facts.stream()
        .filter(one -> FactKind.find(one.kind()).filter(kinds::contains).isPresent())
        .flatMap(one -> one.document().stream())
        .distinct()
        .toList();
  }
}
