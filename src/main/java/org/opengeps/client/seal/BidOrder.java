package org.opengeps.client.seal;

import java.nio.file.Path;
import java.util.List;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.PlainText;
import org.opengeps.protocol.message.ConfidentialPart;

/**
 * What a bidder wants to bid.
 *
 * @param picks serials for the price draw
 * @param files plain files to go along, encrypted
 */
public record BidOrder(
    Money amount, List<Integer> picks, List<Path> files, ConfidentialPart.Contact contact) {
  public BidOrder {
    picks = List.copyOf(picks);
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
