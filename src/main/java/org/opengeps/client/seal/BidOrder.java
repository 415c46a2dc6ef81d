package org.opengeps.client.seal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opengeps.kernel.PlainText;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.Offer;

/**
 * What a bidder wants to bid.
 *
 * @param offer what the notice asks for, in whatever envelope
 * @param attached plain files to go along, encrypted, by the envelope that they belong to
 */
public record BidOrder(
    Offer offer, Map<String, List<Path>> attached, ConfidentialPart.Contact contact) {
  public BidOrder {
    attached = Map.copyOf(attached);
    contact =
        new ConfidentialPart.Contact(
            PlainText.compose(contact.name()),
            PlainText.compose(contact.phone()),
            PlainText.compose(contact.email()));
  }

  /** The files of one envelope. */
  public List<Path> files(String envelope) {
    return attached.getOrDefault(envelope, List.of());
  }

  /** The files of all envelopes. */
  public List<Path> files() {
    return attached.values().stream().flatMap(List::stream).toList();
  }

  /** The name under which a file is sealed: composed, whatever this device's file system does. */
  static String nameOf(Path file) {
    return PlainText.compose(file.getFileName().toString());
  }
}
