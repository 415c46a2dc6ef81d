package org.opengeps.opening.usecase;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.opengeps.bid.SealedSet;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.EvidenceChangedException;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.opening.Admission;
import org.opengeps.protocol.opening.SealedBid;
import org.opengeps.protocol.threshold.Scalar;

/**
 * The closed set with its bytes, read page by page, statements readable again; each statement and
 * each envelope is hashed against its reception before anybody sees it. So a tender of any size is
 * read in little memory, and no changed bid is taken for the bidder's.
 */
final class StoredBids implements Iterable<SealedBid> {
  /** An envelope has at most 260 KiB. */
  static final int PAGE = 64;

  private final SealedSet set;
  private final Scalar statementKey;
  private final String envelope;
  private final Admission admission;
  private final BiFunction<Integer, Integer, List<org.opengeps.bid.SealedBid>> pages;

  /**
   * @param statementKey opens the statements, which rest encrypted to the gate key of the first
   *     envelope
   * @param envelope which of the envelopes is read
   * @param admission of whom; the others' bytes stay where they are
   * @param pages reads sealed bytes: first place, from 0, and how many
   */
  StoredBids(
      SealedSet set,
      Scalar statementKey,
      String envelope,
      Admission admission,
      BiFunction<Integer, Integer, List<org.opengeps.bid.SealedBid>> pages) {
    this.set = set;
    this.statementKey = statementKey;
    this.envelope = envelope;
    this.admission = admission;
    this.pages = pages;
  }

  /**
   * Reads everything once.
   *
   * @throws EvidenceChangedException naming the first submission whose bytes are not those received
   */
  void check() {
    for (int from = 0; from < set.count(); from += PAGE) {
      page(from, PAGE);
    }
  }

  /** The same, those only that fulfil the condition. */
  Iterable<SealedBid> only(Predicate<SealedBid> condition) {
    return () -> StreamSupport.stream(spliterator(), false).filter(condition).iterator();
  }

  /**
   * A part of the set.
   *
   * @param from place, from 0
   * @throws EvidenceChangedException as {@link #check}
   */
  List<SealedBid> page(int from, int count) {
    int end = Math.min(set.count(), from + count);
    if (from >= end) {
      return List.of();
    }
    List<org.opengeps.bid.SealedBid> stored = pages.apply(from, end - from);
    if (stored.size() != end - from) {
      throw new EvidenceChangedException(
          "rows of sealed bids are missing: " + set.close().tender());
    }
    SealedBid[] bids = new SealedBid[stored.size()];
    Arrays.setAll(bids, i -> checked(set.receptions().get(from + i), stored.get(i)));
    return List.of(bids);
  }

  private SealedBid checked(ReceiptCore core, org.opengeps.bid.SealedBid stored) {
    byte[] statement = statement(core, stored);
    if (!Sha256.of(statement).equals(core.statementHash())) {
      throw changed("statement", core);
    }
    if (!admission.admits(core)) {
      return SealedBid.kept(core, statement);
    }
    if (stored.envelope() == null
        || !Optional.of(Sha256.of(stored.envelope())).equals(core.envelopeHash(envelope))) {
      throw changed("envelope", core);
    }
    return new SealedBid(core, statement, stored.envelope());
  }

  private byte[] statement(ReceiptCore core, org.opengeps.bid.SealedBid stored) {
    if (stored.encryptedStatement() == null) {
      throw changed("statement", core);
    }
    try {
      return Envelope.read(stored.encryptedStatement())
          .openWith(statementKey)
          .orElseThrow(() -> changed("statement", core));
    } catch (CmsFormatException e) {
      throw changed("statement", core);
    }
  }

  private static EvidenceChangedException changed(String what, ReceiptCore core) {
    return new EvidenceChangedException(
        "the stored "
            + what
            + " of submission "
            + core.submission()
            + " ("
            + core.tender()
            + ", received "
            + core.receivedAt()
            + ") is not the one that was received");
  }

  @Override
  public Iterator<SealedBid> iterator() {
    return new Iterator<>() {
      private int next;
      private List<SealedBid> page = List.of();

      @Override
      public boolean hasNext() {
        return next < set.count();
      }

      @Override
      public SealedBid next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        if (next % PAGE == 0) {
          page = page(next, PAGE);
        }
        return page.get(next++ % PAGE);
      }
    };
  }
}
