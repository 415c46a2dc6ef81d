package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.opengeps.bid.Bidding.OpenTender;
import org.opengeps.bid.model.Reception;
import org.opengeps.client.seal.SealedBidFile;

/** Receptions as a server leaves them that is killed between recording and deciding. */
@ApplicationScoped
public class UndecidedBids {
  @Inject private ReceptionDesk desk;
  @Inject private ReadTender tenders;
  @Inject private GateSealing sealing;
  @Inject private Clock clock;

  public void record(SealedBidFile bid, byte[] statement, OpenTender tender) {
    Parcel parcel = Parcel.open(statement, bid.envelopes()).orThrow();
    var arrival = parcel.arrival(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    var facts = tenders.find(tender.ref()).orElseThrow();
    byte[] hidden = sealing.seal(statement, facts.lots().get("0").gateCertificate());
    desk.record(new Reception(arrival), hidden, parcel);
  }
}
