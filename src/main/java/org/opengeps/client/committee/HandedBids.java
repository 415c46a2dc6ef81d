package org.opengeps.client.committee;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.opening.Admission;
import org.opengeps.protocol.opening.SealedBid;

/**
 * The bids of a closing as the engine hands them over, page by page, so that a tender of any size
 * is opened in little memory. Each must be, byte for byte, the one that the closing committed to.
 */
final class HandedBids implements Iterable<SealedBid> {
  private final List<ReceiptCore> receptions;
  private final String envelope;
  private final Admission admission;
  private final IntFunction<Verdict<JsonObject>> pages;
  private final BiFunction<UUID, byte[], Optional<Refusal>> objection;

  /**
   * @param receptions all of the closing, in close order
   * @param envelope which of the envelopes
   * @param admission of whom; the others' bytes are not handed over
   * @param pages asks the engine for bids from a place on, from 0: {@code
   *     tenders/{no}/opening-package/bids}
   * @param objection to a submission as its statement shows it
   */
  HandedBids(
      List<ReceiptCore> receptions,
      String envelope,
      Admission admission,
      IntFunction<Verdict<JsonObject>> pages,
      BiFunction<UUID, byte[], Optional<Refusal>> objection) {
    this.receptions = receptions;
    this.envelope = envelope;
    this.admission = admission;
    this.pages = pages;
    this.objection = objection;
  }

  /** The same without objections. */
  HandedBids(
      List<ReceiptCore> receptions,
      String envelope,
      Admission admission,
      IntFunction<Verdict<JsonObject>> pages) {
    this(receptions, envelope, admission, pages, (submission, statement) -> Optional.empty());
  }

  /** The engine does not hand over what was received. */
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
      super(refusal.detail());
      this.refusal = refusal;
    }

    Refusal refusal() {
      return refusal;
    }
  }

  private List<SealedBid> page(int from) {
    Verdict<JsonObject> answer = pages.apply(from);
    if (answer instanceof Verdict.Refused<JsonObject> refused) {
      throw new RefusedException(refused.refusal());
    }
    List<JsonObject> handed = answer.orThrow().objects("bids");
    if (handed.isEmpty() || handed.size() > receptions.size() - from) {
      throw withheld(from);
    }
    List<SealedBid> page = new ArrayList<>(handed.size());
    for (JsonObject bid : handed) {
      ReceiptCore core = receptions.get(from + page.size());
      byte[] statement = bid.bytes("statement");
      if (!Sha256.of(statement).equals(core.statementHash())) {
        throw withheld(from + page.size());
      }
      objection
          .apply(core.submission(), statement)
          .ifPresent(
              refusal -> {
                throw new RefusedException(refusal);
              });
      page.add(
          admission.admits(core)
              ? new SealedBid(core, statement, sealed(bid, core, from + page.size()))
              : SealedBid.kept(core, statement));
    }
    return page;
  }

  private byte[] sealed(JsonObject bid, ReceiptCore core, int place) {
    byte[] bytes = bid.bytesOrNull("envelope");
    if (bytes == null || !core.envelopeHash(envelope).equals(Optional.of(Sha256.of(bytes)))) {
      throw withheld(place);
    }
    return bytes;
  }

  private RefusedException withheld(int place) {
    return new RefusedException(
        Refusal.of("bids-withheld.bid")
            .with("place", place + 1)
            .with("submission", receptions.get(place).submission()));
  }

  /**
   * @throws RefusedException while iterating, if a bid is not handed over as it was received
   */
  @Override
  public Iterator<SealedBid> iterator() {
    return new Iterator<>() {
      private int next;
      private Iterator<SealedBid> page = List.<SealedBid>of().iterator();

      @Override
      public boolean hasNext() {
        return next < receptions.size();
      }

      @Override
      public SealedBid next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        if (!page.hasNext()) {
          page = page(next).iterator();
        }
        next++;
        return page.next();
      }
    };
  }
}
