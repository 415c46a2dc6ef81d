package org.opengeps.notice.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.Finding;
import org.opengeps.law.LaterRounds;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethod;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.Drafted;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftLot;
import org.opengeps.notice.DraftTerms;
import org.opengeps.notice.KeptDocument;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.message.OfferForm;
import org.opengeps.protocol.message.RoundOrder;

/**
 * What the rules look at.
 *
 * @param draft a notice or a later order that is no cancellation; one that asks bids in another
 *     round with the terms it keeps
 * @param rules the rule set of the notice
 * @param methods that there are
 * @param at when the notice or correction would appear
 * @param previous the order in force; empty for a notice
 * @param stored those documents of the draft whose bytes are stored
 * @param followed the order in force of the tender that the notice follows; empty if there is none
 * @param failed names of the lots of that order which failed and were not bid for once more
 * @param awaited whether an outage holds the closing up until this correction comes
 */
public record NoticeFacts(
    Draft draft,
    RuleSet rules,
    AwardMethods methods,
    Instant at,
    Optional<Notice> previous,
    Map<Sha256, KeptDocument> stored,
    Optional<Notice> followed,
    Set<String> failed,
    boolean awaited) {
  /** Facts of a tender that no outage holds up. */
  public NoticeFacts(
      Draft draft,
      RuleSet rules,
      AwardMethods methods,
      Instant at,
      Optional<Notice> previous,
      Map<Sha256, KeptDocument> stored) {
    this(draft, rules, methods, at, previous, stored, false);
  }

  /** Facts of an order that follows no other tender. */
  public NoticeFacts(
      Draft draft,
      RuleSet rules,
      AwardMethods methods,
      Instant at,
      Optional<Notice> previous,
      Map<Sha256, KeptDocument> stored,
      boolean awaited) {
    this(draft, rules, methods, at, previous, stored, Optional.empty(), Set.of(), awaited);
  }

  /** Facts of a notice that follows a tender which has ended. */
  public NoticeFacts after(Notice ended, Set<String> failed) {
    return new NoticeFacts(
        draft, rules, methods, at, previous, stored, Optional.of(ended), failed, awaited);
  }

  public NoticeFacts {
    stored = Map.copyOf(stored);
    failed = Set.copyOf(failed);
  }

  /** Whether the tender that the notice follows failed, as a whole or in lots. */
  boolean followedFailed() {
    return !failed.isEmpty();
  }

  Optional<KeptDocument> stored(Attachment document) {
    return Optional.ofNullable(stored.get(document.sha256()))
        .filter(kept -> kept.size() == document.size());
  }

  DraftTerms terms() {
    return draft.terms();
  }

  /**
   * Empty where the rule set has no law for it with that competition, and so no figures either:
   * {@link ProcedureIsCoveredByTheRuleSet} names that.
   */
  private Optional<AwardMethod> method() {
    return rules
        .methods(terms().competition().method(), terms().award().method())
        .flatMap(pair -> methods.find(pair.award()));
  }

  /** Envelopes of a bid by the stages in which they are handed in. */
  public List<List<String>> stages() {
    return methods.stages(terms().award().method());
  }

  /** Envelopes that this order asks for of a lot, by its place in the draft. */
  public List<String> envelopes(int place) {
    return previous
        .filter(any -> isRound())
        .map(notice -> notice.lots().get(place))
        .map(lot -> isRebid() ? lot.names() : lot.nextStage().orElseThrow())
        .orElseGet(() -> stages().get(0));
  }

  /** A tender with one lot calls it 0, several count from 1. */
  public List<String> lotNames() {
    int lots = terms().lots().size();
    return lots == 1
        ? List.of("0")
        : IntStream.rangeClosed(1, lots).mapToObj(Integer::toString).toList();
  }

  /** What bids for a lot will say in these envelopes: known once the award method is. */
  public OfferForm offer(int place) {
    return methods.offer(terms().award().method(), rules).within(envelopes(place));
  }

  /** What the award method finds wrong, lot by lot. */
  List<Finding> awardFindings() {
    return IntStream.range(0, terms().lots().size())
        .boxed()
        .flatMap(place -> awardFindings(place).stream().map(one -> one.within(lot(place))))
        .toList();
  }

  private List<Finding> awardFindings(int place) {
    return method()
        .map(method -> methods.findings(method.word(), drafted(place), rules))
        .orElse(List.of());
  }

  /** How members of a lot of the draft are named: {@code lots[0].}. */
  static String lot(int place) {
    return "lots[" + place + "].";
  }

  /**
   * The first lot that something is wrong with.
   *
   * @param rule names members as in a lot: {@code price.baseAmount}
   */
  Optional<Finding> firstOfLots(Function<DraftLot, Optional<Finding>> rule) {
    return IntStream.range(0, terms().lots().size())
        .boxed()
        .flatMap(
            place ->
                rule.apply(terms().lots().get(place)).map(one -> one.within(lot(place))).stream())
        .findFirst();
  }

  private Drafted drafted(int place) {
    DraftLot lot = terms().lots().get(place);
    return new Drafted(
        terms().business(),
        noticeDate(),
        lot.estimatedAmount(),
        Optional.ofNullable(lot.baseAmount()),
        lot.award());
  }

  /**
   * The terms with what they leave open to the award method, as the notice would say them; as
   * drafted where the method finds something wrong.
   */
  public DraftTerms completed() {
    return method()
        .filter(method -> awardFindings().isEmpty())
        .map(method -> terms().with(completed(method)))
        .orElse(terms());
  }

  private List<DraftLot> completed(AwardMethod method) {
    return IntStream.range(0, terms().lots().size())
        .mapToObj(place -> terms().lots().get(place).with(method.parameters(drafted(place), rules)))
        .toList();
  }

  /** Whether the order says the base amount that was left open. */
  boolean isBaseAmount() {
    return draft.kind() == Notice.Kind.BASE_AMOUNT;
  }

  boolean isCorrection() {
    return previous.isPresent() && !isRound();
  }

  /** Whether the order asks bids in another round; the order before then says those lots. */
  boolean isRound() {
    return RoundOrder.begins(draft.kind());
  }

  /** Whether the order lets lots be bid for once more, in the stage that they are in. */
  boolean isRebid() {
    return draft.kind() == Notice.Kind.RE_BID;
  }

  /** The article of a law that gives a round its least time. */
  LocalText articleOfRound() {
    boolean later = draft.kind() == Notice.Kind.NEXT_STAGE;
    boolean was = previous.filter(RoundOrder::isLaterStage).isPresent();
    return rules.article(later || was ? "stages" : "rebid");
  }

  /** From when on a round that is not the first may close; empty where the law knows none. */
  Optional<Instant> earliestClosing(Instant opens) {
    return draft.kind() == Notice.Kind.NEXT_STAGE
        ? rules.stageWindow().map(window -> rules.end(window, opens))
        : previous.flatMap(notice -> LaterRounds.earliestClosing(rules, notice, opens));
  }

  /** When receipt opens if this appears now. */
  Instant receiptOpensAt() {
    Instant drafted = terms().receiptOpensAt();
    return drafted != null
        ? drafted
        : previous
            .filter(notice -> !isRound())
            .map(notice -> notice.schedule().receiptOpensAt())
            .orElse(at);
  }

  /** The date by which rows of the rule set are chosen: that of order 000. */
  LocalDate noticeDate() {
    return previous
        .map(notice -> notice.schedule().noticedAt())
        .orElse(at)
        .atZone(rules.zone())
        .toLocalDate();
  }

  /** An instant for people, in the zone of the rule set. */
  String local(Instant instant) {
    return instant
        .atZone(rules.zone())
        .format(
            java.time.format.DateTimeFormatter.ofPattern(
                "uuuu-MM-dd HH:mm:ss", java.util.Locale.ROOT));
  }
}
