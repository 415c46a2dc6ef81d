package org.opengeps.opening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.bid.UploadManifest;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.BidSender;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.Buyer;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.protocol.cms.BidDraft;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.cms.SubmissionSealer;
import org.opengeps.protocol.file.ChunkedEncryption;
import org.opengeps.protocol.file.PaddedFile;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.ConfidentialPart.SealedFile;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Statement.FileReference;
import org.opengeps.protocol.upload.UploadId;
import org.opengeps.protocol.upload.UploadItem;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;

/** Bids with files, as a program of the bidder's own choice may seal them. */
@ApplicationScoped
public class FilesScene {
  static final ConfidentialPart.Contact CONTACT =
      new ConfidentialPart.Contact("남궁 담당", "02-1234-5678", "judges-only@example.org");

  private final SecureRandom random = new SecureRandom();
  @Inject private OpeningScene scene;
  @Inject private Buyer buyer;

  @Inject
  @ConfigProperty(name = "opengeps.home")
  private String home;

  /**
   * A file before it is sealed, with what its bidder writes of it.
   *
   * @param size as written
   * @param key as written
   * @param handedIn whether statement and upload name it
   * @param listed whether its key is sealed into the bid
   */
  record File(
      String name,
      byte[] plain,
      byte[] sealed,
      long size,
      byte[] key,
      boolean handedIn,
      boolean listed) {
    SealedFile toSealed() {
      return new SealedFile(name, size, hash(), key);
    }

    Sha256 hash() {
      return Sha256.of(sealed);
    }

    File withSize(long other) {
      return new File(name, plain, sealed, other, key, handedIn, listed);
    }

    File withKey(byte[] other) {
      return new File(name, plain, sealed, size, other, handedIn, listed);
    }

    /** Listed in the bid and not handed in. */
    File kept() {
      return new File(name, plain, sealed, size, key, false, true);
    }

    /** Handed in without its key. */
    File keyless() {
      return new File(name, plain, sealed, size, key, true, false);
    }
  }

  /** A bid that was handed in. */
  record Bid(TestPerson supplier, UUID submission, UUID upload) {}

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A file of the technical envelope. */
  File file(String name, byte[] plain) {
    return file(name, plain, new ByteArrayInputStream(plain));
  }

  /** A file that belongs to the price, and is padded. */
  File ofPrice(String name, byte[] plain) {
    return file(name, plain, PaddedFile.pad(new ByteArrayInputStream(plain), plain.length));
  }

  private File file(String name, byte[] plain, InputStream content) {
    byte[] key = bytes(ChunkedEncryption.KEY_LENGTH);
    var sealed = new ByteArrayOutputStream();
    try {
      ChunkedEncryption.encrypt(key, bytes(ChunkedEncryption.SALT_LENGTH), content, sealed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new File(name, plain, sealed.toByteArray(), plain.length, key, true, true);
  }

  /**
   * A bid of a new supplier.
   *
   * @param files by envelope
   */
  Bid bid(Tender tender, Offer offer, Map<String, List<File>> files) {
    return bid(tender, offer, files, CONTACT);
  }

  /** A bid whose list of files nobody can read: it has not its form. */
  Bid unreadable(Tender tender, Offer offer) {
    return bid(tender, offer, Map.of(), new ConfidentialPart.Contact(null, "", ""));
  }

  private Bid bid(
      Tender tender, Offer offer, Map<String, List<File>> files, ConfidentialPart.Contact contact) {
    TestPerson supplier = TestPerson.supplier();
    String id = OpeningScene.register(supplier);
    Lot lot = tender.notice().notice().lot("0");
    var draft =
        new BidDraft(
            tender.ref(),
            tender.notice().hash(),
            "0",
            UUID.randomUUID(),
            id,
            "성림건설 주식회사",
            Optional.empty(),
            lot.envelopes().stream()
                .map(EnvelopeTerms::envelope)
                .map(
                    envelope ->
                        content(lot, offer, envelope, files.getOrDefault(envelope, List.of())))
                .toList(),
            contact,
            null,
            buyer.now());
    SealedSubmission sealed =
        new SubmissionSealer(OpeningScene.signer(supplier), random).seal(draft, lot.envelopes());
    List<File> all = files.values().stream().flatMap(List::stream).filter(File::handedIn).toList();
    UUID upload = UUID.randomUUID();
    upload(tender, supplier, sealed, upload, all);
    scene.submit(tender, sealed);
    return new Bid(supplier, draft.submission(), upload);
  }

  private static BidDraft.Content content(Lot lot, Offer offer, String envelope, List<File> files) {
    return new BidDraft.Content(
        envelope,
        lot.offer().part(offer, envelope),
        files.stream().filter(File::listed).map(File::toSealed).toList(),
        files.stream()
            .filter(File::handedIn)
            .map(
                file ->
                    FileReference.rounded(file.hash(), file.sealed().length, lot.isLast(envelope)))
            .toList());
  }

  private void upload(
      Tender tender, TestPerson supplier, SealedSubmission sealed, UUID upload, List<File> files) {
    if (files.isEmpty()) {
      return;
    }
    List<UploadItem> items = new ArrayList<>();
    Map<Path, byte[]> onDisk = new HashMap<>();
    try {
      Path folder = Files.createTempDirectory("sealed");
      files.forEach(
          file -> {
            items.add(new UploadItem(file.hash(), file.sealed().length));
            onDisk.put(SealedBidFile.encrypted(folder, file.hash()), file.sealed());
          });
      for (Map.Entry<Path, byte[]> one : onDisk.entrySet()) {
        Files.write(one.getKey(), one.getValue());
      }
      var manifest = new UploadManifest(tender.ref(), new UploadId(upload), items);
      var bid =
          new SealedBidFile(
              tender.ref(),
              sealed.statement().submission(),
              sealed.statementDer(),
              sealed.envelopeDers(),
              Optional.of(OpeningScene.signer(supplier).sign(manifest.json(), buyer.now())));
      Optional<?> refused =
          new BidSender(new Engine(TestServer.baseUrl()), step -> {}).upload(bid, folder);
      if (refused.isPresent()) {
        throw new AssertionError(refused.get());
      }
      for (Path one : onDisk.keySet()) {
        Files.delete(one);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the server keeps a sealed file. */
  Path stored(Bid bid, File file) {
    return Path.of(home, "uploads", bid.upload().toString(), file.hash().hex());
  }
}
