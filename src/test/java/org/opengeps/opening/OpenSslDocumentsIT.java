package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.client.seal.ReceiptCheck;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Won;
import org.opengeps.notice.TenderNumber;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.opening.model.Confidential;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.GatedPayload;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.file.PaddedFile;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.ConfidentialPart.SealedFile;
import org.opengeps.protocol.message.GateKeyStatement;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.Partials;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.testing.DocumentedScript;
import org.opengeps.testing.DocumentedScript.Ended;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;

/**
 * Bidding and checking with stock OpenSSL as the documents say: their scripts as they stand, in
 * dash, followed to the opening of the bid and of its files.
 */
@ExtendWith(ArquillianExtension.class)
class OpenSslDocumentsIT {
  private static final String BIDDING = "docs/openssl-bidding.md";
  private static final String CHECKING = "docs/openssl-checking.md";
  @Inject private OpeningScene scene;
  @Inject private CancellationScene cancellations;
  @Inject private TrustFile trust;
  @Inject private Bundles bundles;
  @Inject private Confidential confidential;
  @PersistenceContext private EntityManager entities;
  @TempDir private Path folder;

  private Map<String, String> bidder(Tender tender, String work) throws Exception {
    TestPerson supplier = TestPerson.supplier();
    OpeningScene.register(supplier);
    Path keyFile = folder.resolve(work + ".p12");
    supplier.credential().write(keyFile, "me", "practice");
    Map<String, String> variables = new HashMap<>();
    variables.put("SERVER", TestServer.baseUrl().toString());
    variables.put("TENDER", tender.ref().number());
    variables.put("AGENCY", tender.notice().notice().agency().code());
    variables.put("P12", keyFile.toString());
    variables.put("PASSWORD", "practice");
    variables.put("AMOUNT", "1560000000");
    variables.put("PICKS", "3,11");
    variables.put("ROOTS", roots().toString());
    variables.put("WORK", Files.createDirectories(folder.resolve(work)).toString());
    return variables;
  }

  /** By the document's own script, out of the file that the server hands out. */
  private Path roots() throws Exception {
    Path file = folder.resolve("roots.pem");
    if (!Files.exists(file)) {
      Ended ended =
          DocumentedScript.of(BIDDING)
              .get(0)
              .run(folder, Map.of("TRUST", trustFile().toString(), "KIND", "signing"));
      assertThat(ended.exitCode()).as(ended.said()).isZero();
      Files.writeString(file, ended.said());
    }
    return file;
  }

  private Path trustFile() throws IOException {
    return Files.write(folder.resolve("trust.json"), Http.get("/api/v1/trust").response().body());
  }

  private Ended bid(Map<String, String> variables) throws Exception {
    return DocumentedScript.of(BIDDING).get(1).run(folder, variables);
  }

  @Test
  void aBidOfTheDocumentIsOpenedWithItsFilesAndCheckedByTheOtherDocument() throws Exception {
    Tender tender = scene.openToOpenSsl();
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    Map<String, String> variables = bidder(tender, "work");
    Map<String, byte[]> files = files(Files.createDirectory(folder.resolve("files")));
    variables.put("FILES", folder.resolve("files").toString());
    Ended ended = bid(variables);
    assertThat(ended.exitCode()).as(ended.said()).isZero();
    Path work = folder.resolve("work");
    assertThat(work.resolve("key.pem")).doesNotExist();
    JsonObject statement = JsonObject.parse(Files.readAllBytes(work.resolve("statement.json")));
    assertAccepted(work, statement);

    scene.openingTime(tender);
    for (int officer : new int[] {0, 2}) {
      tender.committee().officers.get(officer).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    }
    OpeningRecord record = scene.finished(tender).record().orElseThrow();
    OpeningRecord.Bid opened =
        record.bids().stream()
            .filter(bid -> bid.submission().toString().equals(statement.string("submission")))
            .findFirst()
            .orElseThrow();
    assertThat(opened.reason()).isNull();
    assertThat(opened.state()).isEqualTo(OpeningRecord.State.OPENED);
    assertThat(opened.amount()).isEqualTo(Won.of(1_560_000_000));
    assertThat(opened.offer().picks()).containsExactly(3, 11);

    OpeningScene.await(() -> zip(tender).containsKey("opening-record.p7s"));
    assertThat(opened(tender, work)).containsExactlyInAnyOrderEntriesOf(files);
    checking(tender);
  }

  @Test
  void aBidOfTheDocumentIsAskedBackByItsOtherScriptAndIsNeverOpened() throws Exception {
    Tender tender = scene.openToOpenSsl();
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    scene.bid(tender, 1_630_000_000, List.of(3, 4));
    Map<String, String> variables = bidder(tender, "wrong");
    Ended ended = bid(variables);
    assertThat(ended.exitCode()).as(ended.said()).isZero();
    Path work = folder.resolve("wrong");
    UUID submission =
        JsonObject.parse(Files.readAllBytes(work.resolve("statement.json"))).uuid("submission");
    DocumentedScript back = DocumentedScript.of(BIDDING).get(2);
    Ended asked = back.run(folder, variables);
    assertThat(asked.exitCode()).as(asked.said()).isZero();
    assertThat(asked.said()).contains("requested");
    assertThat(work.resolve("key.pem")).doesNotExist();
    SignedDocument receipt =
        SignedDocument.read(Files.readAllBytes(work.resolve("cancellation-receipt.p7s")));
    assertThat(receipt.isSignatureValid()).isTrue();
    assertThat(receipt.json().hash("request"))
        .isEqualTo(Sha256.of(Files.readAllBytes(work.resolve("cancellation.p7s"))));

    var bid =
        new CancellationScene.Bid(
            TestPerson.supplier(), submission, "0", Sha256.ofText("its bidder knows"));
    assertThat(cancellations.grant(tender, bid).status()).isEqualTo(201);
    assertThat(scene.openingTime(tender).removed()).containsExactly(submission);
    Ended again = back.run(folder, variables);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.said()).as("signed once more").contains("request-pending");
  }

  /** Sizes around the border of a chunk, and one that is sent in two parts. */
  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("내역서 (최종).bin", new byte[16_384]);
    files.put("short.txt", "50% of it".getBytes(StandardCharsets.UTF_8));
    files.put("large.bin", new byte[(4 << 20) + 5]);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getKey().endsWith(".bin")) {
        new Random(file.getKey().length()).nextBytes(file.getValue());
      }
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return files;
  }

  private void assertAccepted(Path work, JsonObject statement) throws IOException {
    String submission = statement.string("submission");
    OpeningScene.await(() -> !Http.get("/api/v1/receipts/" + submission).json().has("state"));
    Receipt receipt = Receipt.from(Http.get("/api/v1/receipts/" + submission).json());
    ReceiptCore core =
        new ReceiptCheck(trust.trust())
            .check(
                receipt,
                Files.readAllBytes(work.resolve("statement.p7s")),
                Map.of("price", Files.readAllBytes(work.resolve("envelope.p7m"))))
            .orThrow();
    assertThat(core.outcome()).isEqualTo(ReceiptCore.Outcome.ACCEPTED);
  }

  /** The files as an evaluator would open them: with what two members made of the points. */
  private Map<String, byte[]> opened(Tender tender, Path work) throws IOException {
    GateKeyStatement gate =
        GateKeyStatement.from(JsonObject.parse(zip(tender).get("gate-key.json")));
    byte[] payload =
        Envelope.read(Files.readAllBytes(work.resolve("envelope.p7m")))
            .openWith(gate.privateKey())
            .orElseThrow();
    Envelope sealed = Envelope.read(GatedPayload.read(payload).sealedConfidential());
    List<Partial> partials = confidentialPartials(tender);
    int place = partials.get(0).points().indexOf(sealed.originator());
    Point value = Partials.combine(tender.terms().committeeKey(), partials).get(place);
    ConfidentialPart part =
        ConfidentialPart.from(SignedDocument.read(sealed.openWith(value).orElseThrow()).json());
    Map<String, byte[]> files = new TreeMap<>();
    for (SealedFile file : part.files()) {
      byte[] encrypted = Files.readAllBytes(work.resolve(file.sha256() + ".enc"));
      assertThat(Sha256.of(encrypted)).isEqualTo(file.sha256());
      var plain = new ByteArrayOutputStream();
      assertThat((long) encrypted.length).isEqualTo(PaddedFile.encryptedLength(file.size()));
      PaddedFile.decrypt(file.key(), new ByteArrayInputStream(encrypted), file.size(), plain);
      files.put(file.name(), plain.toByteArray());
    }
    return files;
  }

  private List<Partial> confidentialPartials(Tender tender) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT LOWER(HEX(document)) FROM opening_partial WHERE tender = ? AND list = ?"
                    + " ORDER BY member")
            .setParameter(1, tender.ref().number())
            .setParameter(2, Partial.CONFIDENTIAL)
            .getResultList();
    return rows.stream()
        .map(row -> confidential.message(Sha256.fromHex((String) row)))
        .map(message -> Partial.from(SignedDocument.read(message).json()))
        .toList();
  }

  private Map<String, byte[]> zip(Tender tender) {
    Map<String, byte[]> files = new TreeMap<>();
    byte[] bundle = bundles.of(TenderNumber.of(tender.ref())).orThrow();
    try (var in = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return files;
  }

  private void checking(Tender tender) throws Exception {
    Map<String, String> variables = new HashMap<>();
    variables.put("SERVER", TestServer.baseUrl().toString());
    variables.put("TENDER", tender.ref().number());
    variables.put("TRUST", trustFile().toString());
    variables.put("WORK", Files.createDirectory(folder.resolve("check")).toString());
    Ended ended = DocumentedScript.of(CHECKING).get(0).run(folder, variables);
    assertThat(ended.exitCode()).as(ended.said()).isZero();
    assertThat(ended.said())
        .contains(
            "notices/000.p7s: ",
            "opening-record.p7s: the platform",
            "submissions/002-envelope.p7m: opens with the gate key",
            "sealed part: id-smime-ct-authEnvelopedData",
            "time stamp holds",
            "all that OpenSSL can check holds");
  }

  @Test
  void whatTheScriptOfTheDocumentMustRefuseItRefusesBeforeAnythingIsSealed() throws Exception {
    Tender tender = scene.openToOpenSsl();
    Map<String, String> other = bidder(tender, "other");
    other.put("AGENCY", "Z999999");
    assertRefused(other, "is of agency");
    Map<String, String> forged = bidder(tender, "forged");
    Path foreign = folder.resolve("foreign.pem");
    Ended ended =
        DocumentedScript.of(BIDDING)
            .get(0)
            .run(folder, Map.of("TRUST", trustFile().toString(), "KIND", "timestamp"));
    Files.writeString(foreign, ended.said());
    forged.put("ROOTS", foreign.toString());
    assertRefused(forged, "not signed by anybody whom the roots know");
    Map<String, String> proof = bidder(scene.tender("증명을 요구하는 공고"), "proof");
    assertRefused(proof, "a proof that OpenSSL cannot make");
    Map<String, String> lot = bidder(tender, "lot");
    lot.put("LOT", "2");
    assertRefused(lot, "the notice has no lot 2");
    Map<String, String> cancelled = bidder(tender, "cancelled");
    scene.cancelled(tender);
    assertRefused(cancelled, "the tender is cancelled");
  }

  private void assertRefused(Map<String, String> variables, String why) throws Exception {
    Ended ended = bid(variables);
    assertThat(ended.exitCode()).as(ended.said()).isNotZero();
    assertThat(ended.said()).contains(why);
    try (Stream<Path> left = Files.list(Path.of(variables.get("WORK")))) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .doesNotContain("envelope.p7m", "key.pem");
    }
  }
}
