package org.opengeps.bid.model;

import java.util.List;
import org.opengeps.protocol.message.Admitted;
import org.opengeps.protocol.message.Lot;

/**
 * What the intake needs to know of a lot.
 *
 * @param envelopes that a submission has, in this order
 * @param ofPrice the envelope that holds the price, whose files are padded; empty in a stage that
 *     asks for none
 * @param admitted who may bid in a stage that is not the first; null where everybody may who is
 *     eligible
 * @param gateCertificate sealing certificate of the first envelope's gate key, DER: statements rest
 *     encrypted to it
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on; nobody compares gates
public record LotGate(
    List<String> envelopes, String ofPrice, Admitted admitted, byte[] gateCertificate) {
  public LotGate {
    envelopes = List.copyOf(envelopes);
  }

  public static LotGate of(Lot lot) {
    return new LotGate(
        lot.names(),
        lot.names().stream().filter(lot::isLast).findFirst().orElse(""),
        lot.admitted(),
        lot.envelopes().get(0).gateCertificate());
  }
}
