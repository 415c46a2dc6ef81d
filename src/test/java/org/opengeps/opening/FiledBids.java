package org.opengeps.opening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.bid.UploadManifest;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.BidSender;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.Buyer;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.cms.BidDraft;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.cms.SubmissionSealer;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Statement.FileReference;
import org.opengeps.protocol.upload.UploadId;
import org.opengeps.protocol.upload.UploadItem;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;

/** Bids with a file in each envelope, and what of them is still there. */
@ApplicationScoped
public class FiledBids {
  private final SecureRandom random = new SecureRandom();
  private final Engine engine = new Engine(TestServer.baseUrl());

  @Inject private Buyer buyer;
  @Inject private InTransaction transaction;
  @PersistenceContext private EntityManager entities;

  /**
   * A bid that was handed in.
   *
   * @param files by the envelope that they belong to
   */
  public record Filed(
      TestPerson supplier, UUID submission, UploadId upload, Map<String, Sha256> files) {
    private Path onDisk(String envelope) {
      return TestServer.folder()
          .resolve("uploads")
          .resolve(upload.toString())
          .resolve(files.get(envelope).hex());
    }

    /** A folder that is not empty lies in the place of the file: nobody can delete that one. */
    public Path block(String envelope) throws IOException {
      Files.delete(onDisk(envelope));
      Files.createDirectory(onDisk(envelope));
      return Files.createFile(onDisk(envelope).resolve("something"));
    }

    /** Whether the file lies in the folder of uploads. */
    public boolean hasFile(String envelope) {
      return Files.exists(onDisk(envelope));
    }
  }

  /**
   * Hands in a bid of a new supplier whose envelopes have a file each.
   *
   * @param size of each encrypted file: a size class, since one belongs to the price
   */
  public Filed bid(Tender tender, Offer offer, int size) {
    TestPerson supplier = TestPerson.supplier();
    String id = OpeningScene.register(supplier);
    Lot lot = tender.notice().notice().lots().get(0);
    try {
      Path folder = Files.createTempDirectory("filed");
      Map<String, Sha256> files = new LinkedHashMap<>();
      for (var terms : lot.envelopes()) {
        files.put(terms.envelope(), file(folder, size));
      }
      UploadId upload = new UploadId(UUID.randomUUID());
      List<UploadItem> items =
          files.values().stream().map(hash -> new UploadItem(hash, size)).toList();
      byte[] manifest = supplier.sign(new UploadManifest(tender.ref(), upload, items).json());
      BidDraft draft = draft(tender, lot, id, offer, files, size);
      SealedSubmission sealed =
          new SubmissionSealer(OpeningScene.signer(supplier), random).seal(draft, lot.envelopes());
      var file =
          new SealedBidFile(
              tender.ref(),
              draft.submission(),
              sealed.statementDer(),
              sealed.envelopeDers(),
              Optional.of(manifest));
      BidSender sender = new BidSender(engine, step -> {});
      sender
          .upload(file, folder)
          .ifPresent(
              refusal -> {
                throw new AssertionError(refusal);
              });
      sender.submit(file).orThrow();
      return new Filed(supplier, draft.submission(), upload, files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Somebody whom nobody knows names the files of a bid in one of its own.
   *
   * @return why that was refused
   */
  public Refusal copy(Tender tender, Offer offer, Filed of, int size) {
    TestPerson stranger = TestPerson.supplier();
    Lot lot = tender.notice().notice().lots().get(0);
    BidDraft draft =
        draft(tender, lot, stranger.registration().string("identifier"), offer, of.files(), size);
    SealedSubmission sealed =
        new SubmissionSealer(OpeningScene.signer(stranger), random).seal(draft, lot.envelopes());
    return new BidSender(engine, step -> {})
        .submit(
            new SealedBidFile(
                tender.ref(),
                draft.submission(),
                sealed.statementDer(),
                sealed.envelopeDers(),
                Optional.empty()))
        .refused()
        .orElseThrow();
  }

  private Sha256 file(Path folder, int size) throws IOException {
    byte[] content = new byte[size];
    random.nextBytes(content);
    Sha256 hash = Sha256.of(content);
    Files.write(SealedBidFile.encrypted(folder, hash), content);
    return hash;
  }

  private BidDraft draft(
      Tender tender, Lot lot, String id, Offer offer, Map<String, Sha256> files, int size) {
    return new BidDraft(
        tender.ref(),
        tender.notice().hash(),
        lot.lot(),
        UUID.randomUUID(),
        id,
        "성림건설 주식회사",
        Optional.empty(),
        lot.envelopes().stream()
            .map(terms -> content(lot, terms.envelope(), offer, files, size))
            .toList(),
        new ConfidentialPart.Contact("홍길동", "02-000-0000", "hong@example.org"),
        null,
        buyer.now());
  }

  private static BidDraft.Content content(
      Lot lot, String envelope, Offer offer, Map<String, Sha256> files, int size) {
    Sha256 hash = files.get(envelope);
    return new BidDraft.Content(
        envelope,
        lot.offer().part(offer, envelope),
        List.of(new ConfidentialPart.SealedFile("산출내역서.xlsx", size, hash, new byte[32])),
        List.of(FileReference.rounded(hash, size, true)));
  }

  /** Envelopes of a bid that the database holds. */
  public List<String> envelopes(Filed bid) {
    return column(
        "SELECT e.envelope FROM bid_sealed_envelope e JOIN bid_reception r ON r.id = e.reception"
            + " WHERE r.submission = ? ORDER BY e.envelope",
        bid.submission().toString());
  }

  /** Whether the database holds its statement. */
  public boolean hasStatement(Filed bid) {
    return !column(
            "SELECT r.id FROM bid_sealed s JOIN bid_reception r ON r.id = s.reception"
                + " WHERE r.submission = ?",
            bid.submission().toString())
        .isEmpty();
  }

  /** How many files of its upload the database knows. */
  public int knownFiles(Filed bid) {
    return column(
            "SELECT LOWER(HEX(sha256)) FROM upload_file WHERE upload = ?", bid.upload().toString())
        .size();
  }

  /** The row of a lot says that its time is over, whatever its law says. */
  public void callOutlived(Tender tender, Instant since) {
    String at = LocalDateTime.ofInstant(since, ZoneOffset.UTC).toString();
    setKeptUntil(tender, "'" + at + "'");
  }

  /** The row of a lot says no time. */
  public void keepForEver(Tender tender) {
    setKeptUntil(tender, "NULL");
  }

  private void setKeptUntil(Tender tender, String value) {
    transaction.run(
        () ->
            entities
                .createNativeQuery(
                    "UPDATE notice_lot SET kept_until = " + value + " WHERE tender = ?")
                .setParameter(1, tender.ref().number())
                .executeUpdate());
  }

  private List<String> column(String sql, String parameter) {
    return transaction.call(
        () ->
            entities.createNativeQuery(sql).setParameter(1, parameter).getResultList().stream()
                .map(String::valueOf)
                .toList());
  }
}
