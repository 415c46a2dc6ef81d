package org.opengeps.client.seal;

import java.nio.file.Path;
import java.util.List;
import org.opengeps.kernel.PlainText;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.Offer;

/**
 * What a bidder wants to bid.
 *
 * @param offer what the notice asks for
 * @param files plain files to go along, encrypted
 */
public record BidOrder(Offer offer, List<Path> files, ConfidentialPart.Contact contact) {
  public BidOrder {
    files = List.copyOf(files);
    contact =
        new ConfidentialPart.Contact(
            PlainText.compose(contact.name()),
            PlainText.compose(contact.phone()),
            PlainText.compose(contact.email()));
  }

  /** The name under which a file is sealed: composed, whatever this device's file system does. */
  static String nameOf(Path file) {
    return PlainText.compose(file.getFileName().toString());
  }
}
