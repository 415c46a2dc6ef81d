package org.opengeps.client.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.bid.UploadManifest;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.BidDraft;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.cms.SubmissionSealer;
import org.opengeps.protocol.file.ChunkedEncryption;
import org.opengeps.protocol.file.PaddedFile;
import org.opengeps.protocol.message.Admitted;
import org.opengeps.protocol.message.ConfidentialPart.SealedFile;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Statement.FileReference;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.upload.UploadId;
import org.opengeps.protocol.upload.UploadItem;

/**
 * Encrypts the files, seals the bid, tests that it opens, and leaves all that is to be sent in a
 * folder.
 */
public final class BidSealer {
  private final Bidder bidder;
  private final SecureRandom random;
  private final Path folder;

  /**
   * @param folder for the encrypted files
   */
  public BidSealer(Bidder bidder, SecureRandom random, Path folder) {
    this.bidder = bidder;
    this.random = random;
    this.folder = folder;
  }

  /**
   * Seals. Every call makes a new submission.
   *
   * @param now the bidder's clock; it proves nothing
   */
  public Verdict<SealedBidFile> seal(BidOrder order, CheckedTender tender, Instant now) {
    Optional<Refusal> slip = OrderCheck.judge(order, tender.notice(), tender.lot());
    if (slip.isPresent()) {
      return Verdict.refuse(slip.get());
    }
    Admitted admitted = tender.notice().lot(tender.lot()).admitted();
    if (admitted != null && !admitted.admits(bidder.businessNumber())) {
      return Verdict.refuse(
          Refusal.of("not-admitted.firm")
              .with("lot", tender.lot())
              .with("supplier", bidder.businessNumber()));
    }
    BidDraft draft = draft(order, tender, now);
    RecordingRandom recording = new RecordingRandom(random);
    SealedSubmission sealed =
        new SubmissionSealer(bidder.signer(), recording).seal(draft, tender.terms());
    Optional<Refusal> failure = SelfTest.judge(sealed, tender.terms(), recording);
    recording.forget();
    if (failure.isPresent()) {
      return Verdict.refuse(failure.get());
    }
    return Verdict.accept(
        new SealedBidFile(
            draft.tender(),
            draft.submission(),
            sealed.statementDer(),
            sealed.envelopeDers(),
            manifest(draft, tender.notice().lot(tender.lot()), now)));
  }

  /**
   * Seals a bid that is never sent, for programs that measure what opening takes.
   *
   * @param order without files, for a lot with one envelope
   */
  public SealedSample sample(BidOrder order, CheckedTender tender, Instant now) {
    RecordingRandom recording = new RecordingRandom(random);
    SealedSubmission sealed =
        new SubmissionSealer(bidder.signer(), recording)
            .seal(draft(order, tender, now), tender.terms());
    SealedSample sample = SealedSample.of(sealed, tender.terms().get(0), recording);
    recording.forget();
    return sample;
  }

  private BidDraft draft(BidOrder order, CheckedTender tender, Instant now) {
    return new BidDraft(
        tender.notice().ref(),
        tender.noticeHash(),
        tender.lot(),
        UUID.randomUUID(),
        bidder.businessNumber(),
        Certificates.certifiedName(bidder.signer().certificate()),
        bidder.random(),
        tender.terms().stream()
            .map(EnvelopeTerms::envelope)
            .map(envelope -> content(order, tender.notice().lot(tender.lot()), envelope))
            .toList(),
        order.contact(),
        null,
        now);
  }

  private BidDraft.Content content(BidOrder order, Lot lot, String envelope) {
    boolean ofPrice = lot.isLast(envelope);
    List<SealedFile> files =
        order.files(envelope).stream().map(file -> encrypt(file, ofPrice)).toList();
    return new BidDraft.Content(
        envelope,
        lot.offer().part(order.offer(), envelope),
        files,
        files.stream()
            .map(file -> FileReference.rounded(file.sha256(), sentLength(file, ofPrice), ofPrice))
            .toList());
  }

  /** Of the ciphertext. */
  private static long sentLength(SealedFile file, boolean ofPrice) {
    return ofPrice
        ? PaddedFile.encryptedLength(file.size())
        : ChunkedEncryption.encryptedLength(file.size());
  }

  private Optional<byte[]> manifest(BidDraft draft, Lot lot, Instant now) {
    if (draft.files().isEmpty()) {
      return Optional.empty();
    }
    List<UploadItem> items = new ArrayList<>();
    for (BidDraft.Content content : draft.contents()) {
      boolean ofPrice = lot.isLast(content.envelope());
      content
          .files()
          .forEach(file -> items.add(new UploadItem(file.sha256(), sentLength(file, ofPrice))));
    }
    UploadManifest manifest =
        new UploadManifest(draft.tender(), new UploadId(UUID.randomUUID()), items);
    return Optional.of(bidder.signer().sign(manifest.json(), now));
  }

  private SealedFile encrypt(Path plain, boolean ofPrice) {
    byte[] key = bytes(ChunkedEncryption.KEY_LENGTH);
    MessageDigest digest = Sha256.digest();
    try {
      long size = Files.size(plain);
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, "sealing", ".tmp");
      try (InputStream in = Files.newInputStream(plain);
          OutputStream out = new DigestOutputStream(Files.newOutputStream(draft), digest)) {
        InputStream content = ofPrice ? PaddedFile.pad(in, size) : in;
        ChunkedEncryption.encrypt(key, bytes(ChunkedEncryption.SALT_LENGTH), content, out);
      }
      Sha256 hash = Sha256.fromBytes(digest.digest());
      Files.move(draft, SealedBidFile.encrypted(folder, hash), StandardCopyOption.REPLACE_EXISTING);
      return new SealedFile(BidOrder.nameOf(plain), size, hash, key);
    } catch (IOException e) {
      throw new UncheckedIOException(plain + " cannot be encrypted", e);
    }
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
