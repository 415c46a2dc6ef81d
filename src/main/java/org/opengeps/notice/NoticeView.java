package org.opengeps.notice;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Notice;

/**
 * One published order of a notice, typed, with the state of its tender.
 *
 * @param notice what was signed: texts, amounts, times, rule set, bound keys
 * @param hash the notice hash: what bids and everything later refer to
 * @param signed SignedData (DER) by the publishing officer over the notice, or by the platform over
 *     the postponement from which it follows; shared, not copied
 * @param signedHash SHA-256 of {@code signed}
 * @param publishedAt when it was accepted and logged
 * @param state of the tender, now: it follows from those of its lots
 * @param lots the state of each lot of the tender in each of its rounds, in order
 * @param current whether no later order supersedes it
 * @param awaitsOrder whether an outage hit the tender that only an order of its agency can heal
 */
public record NoticeView(
    Notice notice,
    Sha256 hash,
    byte[] signed,
    Sha256 signedHash,
    Instant publishedAt,
    TenderState state,
    SortedMap<String, TenderState> lots,
    boolean current,
    boolean awaitsOrder) {
  public NoticeView {
    lots = Collections.unmodifiableSortedMap(lots);
  }

  public TenderRef ref() {
    return notice.ref();
  }

  public TenderNumber number() {
    return TenderNumber.of(notice.ref());
  }

  /** A bid at this instant is late. */
  public Instant closesAt() {
    return notice.schedule().closesAt();
  }

  public Instant opensAt() {
    return notice.schedule().opensAt();
  }

  public Instant receiptOpensAt() {
    return notice.schedule().receiptOpensAt();
  }

  /** Whether a bid received at that instant is in time, by the clock alone. */
  public boolean receivesAt(Instant at) {
    return !at.isBefore(receiptOpensAt()) && at.isBefore(closesAt());
  }

  /**
   * The state of a lot, now.
   *
   * @throws IllegalArgumentException if the notice has no such lot
   */
  public TenderState state(String lot) {
    TenderState found = lots.get(lot);
    if (found == null) {
      throw new IllegalArgumentException("no lot " + lot + " in " + ref());
    }
    return found;
  }

  /** Whether a correction of this order could be drafted at that instant. */
  public boolean isCorrectable(Instant at) {
    boolean early = state == TenderState.NOTICED || state == TenderState.OPEN;
    return current && early && (awaitsOrder || at.isBefore(closesAt()));
  }

  /** Lots that failed and were not bid for once more yet, under the names of their next round. */
  public List<String> nextRounds() {
    return next(TenderState.FAILED);
  }

  /** Lots whose next stage was not asked for yet, under the names that they have in it. */
  public List<String> nextStages() {
    return next(TenderState.ADMITTED);
  }

  private List<String> next(TenderState left) {
    return lots.entrySet().stream()
        .filter(lot -> lot.getValue() == left)
        .map(lot -> LotName.parse(lot.getKey()))
        .filter(lot -> lot.round() < LotName.MOST)
        .map(lot -> lot.next().toString())
        .filter(next -> !lots.containsKey(next))
        .toList();
  }

  /** Whether lots can be bid for once more now, if the rule set knows that. */
  public boolean isRebiddable() {
    return nextStages().isEmpty() && mayBegin(nextRounds());
  }

  /** Whether those who passed can be asked for the next stage of lots now. */
  public boolean isStageOver() {
    return mayBegin(nextStages());
  }

  private boolean mayBegin(List<String> rounds) {
    return current
        && notice.kind() != Notice.Kind.CANCELLATION
        && !rounds.isEmpty()
        && lots.values().stream().noneMatch(TenderState::isUnopened);
  }

  /**
   * Whether a new notice may follow it: it has ended, and something of it failed or was given up.
   */
  public boolean isFollowable() {
    return isFollowable(Set.of());
  }

  /**
   * The same where winners of some lots have not concluded the contract (지방계약법 시행령 제19조제2항).
   *
   * @param uncontracted names of these lots
   */
  public boolean isFollowable(Set<String> uncontracted) {
    boolean failed =
        !ended(TenderState.FAILED).isEmpty()
            || !ended(TenderState.CANCELLED).isEmpty()
            || !uncontracted.isEmpty();
    return current && state.isEnd() && failed;
  }

  /** Lots whose last round ended so: one that failed and was bid for once more did not. */
  public Set<String> ended(TenderState end) {
    return lots.keySet().stream()
        .filter(lot -> lots.get(lot) == end)
        .filter(lot -> !lots.containsKey(LotName.parse(lot).next().toString()))
        .collect(Collectors.toSet());
  }

  /**
   * The terms of this order for a notice that follows: without lots that were awarded.
   *
   * @param uncontracted names of lots whose winners have not concluded the contract
   */
  public DraftTerms termsOnceMore(Set<String> uncontracted) {
    Set<String> awarded = ended(TenderState.AWARDED);
    return DraftTerms.of(notice, lot -> !awarded.contains(lot) || uncontracted.contains(lot));
  }

  /** Whether an outage made this order, and no officer. */
  public boolean isPostponement() {
    return notice.kind() == Notice.Kind.POSTPONEMENT;
  }

  /** Whether a notice may cancel what this order asks bids for: all its lots that are underway. */
  public boolean isCancellable() {
    List<TenderState> own = notice.lotNames().stream().map(this::state).toList();
    return current
        && !TenderState.of(own).isEnd()
        && own.stream().allMatch(lot -> lot.isEnd() || lot.next().contains(TenderState.CANCELLED));
  }
}
