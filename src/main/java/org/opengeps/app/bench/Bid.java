package org.opengeps.app.bench;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opengeps.client.seal.BidOrder;
import org.opengeps.client.seal.BidSealer;
import org.opengeps.client.seal.CheckedTender;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.Offer;

/** A bid that its firm has signed and sealed, and not yet sent. */
record Bid(Firm firm, CheckedTender tender, SealedBidFile sealed) {
  private static final int SERIALS = 15;
  private static final BigDecimal MILLE = BigDecimal.valueOf(1000);
  private static final int LOWEST = 872;
  private static final int SPREAD = 60;

  /** One bid of each firm for each tender, by the client's own sealer. */
  static List<Bid> seal(List<Firm> firms, List<CheckedTender> tenders, java.nio.file.Path folder) {
    record Pair(Firm firm, CheckedTender tender) {}
    List<Pair> pairs = new ArrayList<>();
    tenders.forEach(tender -> firms.forEach(firm -> pairs.add(new Pair(firm, tender))));
    return Together.map(
        Runtime.getRuntime().availableProcessors(),
        pairs,
        one -> seal(one.firm(), one.tender(), folder));
  }

  private static Bid seal(Firm firm, CheckedTender tender, java.nio.file.Path folder) {
    Instant now = Site.CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
    BidSealer sealer = new BidSealer(firm.bidder(), new SecureRandom(), folder);
    return new Bid(
        firm,
        tender,
        Need.accepted(sealer.seal(order(firm, tender), tender, now), "sealing a bid"));
  }

  /** Amounts around the limit, two serials of fifteen. */
  static BidOrder order(Firm firm, CheckedTender tender) {
    BigDecimal base = tender.notice().lot(tender.lot()).price().baseAmount().orElseThrow().amount();
    BigDecimal amount =
        base.multiply(BigDecimal.valueOf(LOWEST + firm.number() % SPREAD))
            .divideToIntegralValue(MILLE)
            .add(BigDecimal.valueOf(firm.number()));
    int first = firm.number() % (SERIALS - 1) + 1;
    return new BidOrder(
        Offer.of(amount.toPlainString(), List.of(first, first + 1)),
        Map.of(),
        new ConfidentialPart.Contact("부하시험", "02-000-0000", "bench@supplier.example"));
  }

  String number() {
    return tender.notice().ref().number();
  }

  UUID submission() {
    return sealed.submission();
  }

  byte[] form() {
    return Door.form(sealed.statement(), sealed.envelopes());
  }

  /** The same with a signature that is none. */
  byte[] spoiledForm() {
    byte[] statement = sealed.statement().clone();
    statement[statement.length - 1] ^= 1;
    return Door.form(statement, sealed.envelopes());
  }
}
