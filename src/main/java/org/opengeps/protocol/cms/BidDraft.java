package org.opengeps.protocol.cms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.pki.IdentifierRandom;

/**
 * What a bidder wants to seal for a lot.
 *
 * @param tender reference of the tender
 * @param noticeHash hash of the notice the bidder read
 * @param submission fresh id, made by the client
 * @param supplier business number of the signer's certificate
 * @param random R, where that certificate hides the number (ADR 15)
 * @param contents of all envelopes of the lot, in its order
 * @param replaces null, or hash of the statement to be replaced
 * @param signedAt the client's clock
 */
public record BidDraft(
    TenderRef tender,
    Sha256 noticeHash,
    String lot,
    UUID submission,
    String supplier,
    String supplierName,
    Optional<IdentifierRandom> random,
    List<Content> contents,
    ConfidentialPart.Contact contact,
    Sha256 replaces,
    Instant signedAt) {
  public BidDraft {
    contents = List.copyOf(contents);
  }

  /**
   * What goes into one envelope.
   *
   * @param envelope {@code price} or {@code technical}
   * @param offer what the notice asks for in this envelope
   * @param files the encrypted files with their keys
   * @param uploads the same files as the statement names them, sizes rounded up
   */
  public record Content(
      String envelope,
      Offer offer,
      List<ConfidentialPart.SealedFile> files,
      List<Statement.FileReference> uploads) {
    public Content {
      files = List.copyOf(files);
      uploads = List.copyOf(uploads);
    }
  }

  /** For a lot with one envelope, with a certificate that shows the business number. */
  public BidDraft(
      TenderRef tender,
      Sha256 noticeHash,
      Slot slot,
      UUID submission,
      String supplier,
      String supplierName,
      Offer offer,
      List<ConfidentialPart.SealedFile> files,
      List<Statement.FileReference> uploads,
      ConfidentialPart.Contact contact,
      Sha256 replaces,
      Instant signedAt) {
    this(
        tender,
        noticeHash,
        slot.lot(),
        submission,
        supplier,
        supplierName,
        Optional.empty(),
        List.of(new Content(slot.envelope(), offer, files, uploads)),
        contact,
        replaces,
        signedAt);
  }

  /** The files of all envelopes. */
  public List<ConfidentialPart.SealedFile> files() {
    return contents.stream().flatMap(content -> content.files.stream()).toList();
  }
}
