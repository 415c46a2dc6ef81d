package org.opengeps.opening;

import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.ConfidentialPart;

/**
 * What the confidential part of an opened envelope says to those who judge.
 *
 * @param files in the bidder's order
 * @param keyless sealed files of the envelope to which the bidder gave no key: nobody can open them
 * @param contact as the bidder wrote it
 */
public record BidContents(
    TenderRef tender,
    BidPlace place,
    String lot,
    List<File> files,
    List<Sha256> keyless,
    ConfidentialPart.Contact contact) {
  public BidContents {
    files = List.copyOf(files);
    keyless = List.copyOf(keyless);
  }

  /**
   * A file of the bid.
   *
   * @param name so that a person can tell it from the others, with everything unseen spelt out
   * @param size of the plain file
   * @param sha256 of the sealed file
   * @param handedIn whether the bidder's statement names it for this envelope; if not, it is no
   *     part of the bid
   */
  public record File(String name, long size, Sha256 sha256, boolean handedIn) {}
}
