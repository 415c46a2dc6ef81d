package org.opengeps.protocol.opening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.util.encoders.Hex;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.threshold.Point;

/**
 * Which points the committee decrypts: the same for everybody who has CLOSE, the bids and what
 * opens the gate.
 */
public final class OpeningPoints {
  /** Codes of bids whose points are left out. */
  public static final String STATEMENT_INVALID = "statement-invalid";

  public static final String GATE_INVALID = "gate-layer-invalid";
  public static final String PAYLOAD_INVALID = "payload-invalid";
  public static final String PROOF_MISSING = "ephemeral-proof-missing";
  public static final String PROOF_INVALID = "ephemeral-proof-invalid";
  public static final String POINT_REPEATED = "point-repeated";

  private final Optional<Point> drawPoint;
  private final List<Head> heads;
  private final int superseded;
  private final int kept;
  private final int removed;

  /** Of heads with a proof: on list {@code public}, by their place in close order. */
  private final Map<Integer, Integer> positions = new HashMap<>();

  private OpeningPoints(
      Optional<Point> drawPoint, List<Head> heads, int superseded, int kept, int removed) {
    this.drawPoint = drawPoint;
    this.heads = List.copyOf(heads);
    this.superseded = superseded;
    this.kept = kept;
    this.removed = removed;
    int first = drawPoint.isPresent() ? 1 : 0;
    this.heads.stream()
        .filter(head -> head.isListed() && !head.proofless())
        .forEach(head -> positions.put(head.place(), first + positions.size()));
  }

  /**
   * What the points depend on, besides the bids.
   *
   * @param isLast whether it is the last envelope of its lot: D is on its list
   * @param standing notice hashes whose bids stand ({@link StandingOrders})
   */
  public record Setting(
      TenderRef tender,
      Slot slot,
      EnvelopeTerms terms,
      Sha256 closeHash,
      boolean isLast,
      Gate gate,
      Set<Sha256> standing) {
    public Setting {
      standing = Set.copyOf(standing);
    }

    /** The same with its gate open. */
    public Setting with(Gate open) {
      return new Setting(tender, slot, terms, closeHash, isLast, open, standing);
    }

    /**
     * @param notice in force at closing; has the envelope
     * @param tender as the closing names it
     */
    public static Setting of(
        Notice notice,
        TenderRef tender,
        Slot slot,
        Sha256 closeHash,
        Gate gate,
        Set<Sha256> standing) {
      return new Setting(
          tender,
          slot,
          notice.envelope(slot).orElseThrow(),
          closeHash,
          notice.lot(slot.lot()).isLast(slot.envelope()),
          gate,
          standing);
    }
  }

  /**
   * One pass over the bids; of each only what the points need is kept, so that a tender of any size
   * fits into the memory of a member's device.
   *
   * @param bids all receptions of the close set, in close order; read once
   * @param admission who may be opened
   */
  public static OpeningPoints derive(
      Setting setting, Iterable<SealedBid> bids, Admission admission) {
    var chain = new ReplacementChain();
    List<Head> stripped = new ArrayList<>();
    List<Sha256> kept = new ArrayList<>();
    List<Sha256> removed = new ArrayList<>();
    int place = 0;
    int superseded = 0;
    for (SealedBid bid : bids) {
      place++;
      chain.add(bid);
      if (!setting.standing.contains(bid.reception().noticeHash())) {
        superseded++;
      } else if (admission.admits(bid.reception().submission())) {
        stripped.add(GateLayer.head(setting, place, bid));
      } else {
        List<Sha256> sealed = admission.isRemoved(bid.reception().submission()) ? removed : kept;
        sealed.add(bid.reception().statementHash());
      }
    }
    Optional<Point> drawPoint =
        setting.isLast
            ? Optional.of(DrawPoint.of(setting.tender, setting.closeHash))
            : Optional.empty();
    Set<String> seen = new HashSet<>();
    drawPoint.ifPresent(point -> seen.add(Hex.toHexString(point.x())));
    List<Head> heads =
        stripped.stream()
            .filter(head -> !chain.isReplaced(head.reception().statementHash()))
            .map(head -> unrepeated(head, seen))
            .toList();
    int keptHeads = heads(kept, chain);
    int removedHeads = heads(removed, chain);
    int all = stripped.size() + kept.size() + removed.size();
    int replaced = all - heads.size() - keptHeads - removedHeads;
    return new OpeningPoints(drawPoint, heads, superseded + replaced, keptHeads, removedHeads);
  }

  private static int heads(List<Sha256> statements, ReplacementChain chain) {
    return (int) statements.stream().filter(one -> !chain.isReplaced(one)).count();
  }

  /**
   * E and -E count as one: their x-coordinates are equal. A copy of an earlier bid's point must not
   * be decrypted for the copier.
   */
  private static Head unrepeated(Head head, Set<String> seen) {
    if (!head.isListed()) {
      return head;
    }
    String publicX = Hex.toHexString(head.publicPoint().orElseThrow().x());
    String confidentialX = Hex.toHexString(head.confidentialPoint().orElseThrow().x());
    if (publicX.equals(confidentialX) || seen.contains(publicX) || seen.contains(confidentialX)) {
      return Head.leftOut(head.place(), head.reception(), POINT_REPEATED);
    }
    seen.addAll(Arrays.asList(publicX, confidentialX));
    return head;
  }

  /** D, where it is on the list. */
  public Optional<Point> drawPoint() {
    return drawPoint;
  }

  /** Every head of a replacement chain in close order, listed or left out. */
  public List<Head> heads() {
    return heads;
  }

  public List<Head> listedHeads() {
    return heads.stream().filter(Head::isListed).toList();
  }

  /** How many bids were replaced by a later one, or sealed for an order that a reseal replaced. */
  public int superseded() {
    return superseded;
  }

  /** How many bids were not admitted: their envelopes stay sealed. */
  public int kept() {
    return kept;
  }

  /** How many bids were removed on the request of their bidders: their envelopes stay sealed. */
  public int removed() {
    return removed;
  }

  /**
   * List {@code public}: D first in a lot's last envelope, then one point for each listed head with
   * a proof.
   */
  public List<Point> publicPoints() {
    List<Point> points = new ArrayList<>(drawPoint.stream().toList());
    listedHeads().stream()
        .filter(head -> !head.proofless())
        .forEach(head -> points.add(publicPoint(head)));
    return List.copyOf(points);
  }

  private static Point publicPoint(Head head) {
    return head.publicPoint().orElseThrow();
  }

  /** Where the head's public point stands on its list, from 0. */
  int position(Head head) {
    return head.proofless() ? 0 : positions.get(head.place());
  }

  /** List {@code confidential}: one point for each listed head, in the same order. */
  public List<Point> confidentialPoints() {
    return listedHeads().stream().map(head -> head.confidentialPoint().orElseThrow()).toList();
  }

  /**
   * The points that each member decrypts, by list, in the order of posting: {@code public}, {@code
   * confidential}, then one list for each listed head without a proof.
   */
  public Map<String, List<Point>> lists() {
    Map<String, List<Point>> lists = new LinkedHashMap<>();
    lists.put(Partial.PUBLIC, publicPoints());
    lists.put(Partial.CONFIDENTIAL, confidentialPoints());
    listedHeads().stream()
        .filter(Head::proofless)
        .forEach(head -> lists.put(head.publicList(), List.of(publicPoint(head))));
    return Collections.unmodifiableMap(lists);
  }
}
