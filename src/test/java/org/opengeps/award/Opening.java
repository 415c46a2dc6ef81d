package org.opengeps.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.PlatformSigner;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Won;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.MoveTender;
import org.opengeps.opening.TenderOpened;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.draw.DrawResult;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Opens tenders with bids of our choice: what the award sees of an opening is its record and its
 * event.
 */
@ApplicationScoped
public class Opening {
  /** Estimated price of the official case of 2025. */
  public static final Money ESTIMATED = Won.of(1_773_240_950L);

  @Inject private MoveTender move;
  @Inject private Documents documents;
  @Inject private PlatformSigner signer;
  @Inject private Event<DomainEvent> events;

  /** Opens the tender with these amounts of firms that nobody registered. */
  @Transactional
  public OpeningRecord open(NoticeView tender, long... amounts) {
    return openWith("0000000001", tender, amounts);
  }

  /**
   * Opens the tender with these amounts.
   *
   * @param first business number of who bid the first one
   */
  @Transactional
  public OpeningRecord openWith(String first, NoticeView tender, long... amounts) {
    Instant at = tender.opensAt();
    TenderRef ref = tender.ref();
    move.drain(ref, tender.closesAt()).orThrow();
    move.close(ref, at).orThrow();
    move.to(TenderState.OPENING, ref, Slot.ONLY_PRICE.lot(), at).orThrow();
    move.to(TenderState.OPENED, ref, Slot.ONLY_PRICE.lot(), at).orThrow();
    OpeningRecord record = record(first, tender, at, amounts);
    Sha256 signed = documents.put(signer.sign(record.toJson()));
    events.fire(new TenderOpened(ref, Slot.ONLY_PRICE, record.toJson().hash(), signed, at));
    return record;
  }

  private static OpeningRecord record(
      String first, NoticeView tender, Instant at, long... amounts) {
    List<OpeningRecord.Bid> bids = new ArrayList<>();
    for (long amount : amounts) {
      bids.add(
          new OpeningRecord.Bid(
              UUID.randomUUID(),
              Sha256.ofText("statement " + bids.size()),
              bids.isEmpty() ? first : "%010d".formatted(bids.size() + 1),
              "업체 " + bids.size(),
              Offer.of(Won.text(amount), List.of(1, 2)),
              Won.of(amount),
              tender.closesAt().minusSeconds(amounts.length - bids.size()),
              OpeningRecord.State.OPENED,
              null));
    }
    Point v = Point.base(Scalar.fromHex("0".repeat(63) + "7"));
    return new OpeningRecord(
        tender.ref(),
        tender.hash(),
        Slot.ONLY_PRICE,
        Sha256.ofText("close"),
        at,
        List.of(1, 2),
        Won.KRW,
        Optional.of(v),
        Optional.of(new DrawResult(List.of(), ESTIMATED)),
        bids,
        new OpeningRecord.Counts(bids.size(), bids.size(), 0, 0, 0, 0, 0));
  }
}
