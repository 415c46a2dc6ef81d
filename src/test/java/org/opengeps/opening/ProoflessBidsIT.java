package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.TenderNumber;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.opening.model.Confidential;
import org.opengeps.protocol.cms.BidDraft;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.ProoflessSealer;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.Partials;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.VerifyBundle;

/** Bids without proofs of their ephemeral keys, in the server: one honest, one a thief's. */
@ExtendWith(ArquillianExtension.class)
class ProoflessBidsIT {
  private static final String HONEST = "proofless-002";
  private static final String THIEVISH = "proofless-003";
  private static final Scalar FACTOR = Scalar.of(7);
  private final SecureRandom random = new SecureRandom();
  @Inject private OpeningScene scene;
  @Inject private Bundles bundles;
  @Inject private Confidential confidential;
  @Inject private TrustFile trust;
  @PersistenceContext private EntityManager entities;

  @Test
  void whatAThiefWantsDecryptedIsNowhereThatThePublicCanLook() throws Exception {
    Tender tender = scene.openToOpenSsl();
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    ProoflessSealer.Sealed victim = honest(tender);
    steal(tender, victim.confidential().originator().times(FACTOR));
    scene.openingTime(tender);
    for (int officer : new int[] {0, 2}) {
      tender.committee().officers.get(officer).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    }
    OpeningRecord record = scene.finished(tender).record().orElseThrow();
    assertThat(record.bids())
        .extracting(OpeningRecord.Bid::reason)
        .containsExactly(null, null, "seal-does-not-open");
    TenderNumber number = TenderNumber.of(tender.ref());
    OpeningScene.await(() -> zip(number).containsKey("opening-record.p7s"));

    Map<String, byte[]> files = zip(number);
    assertThat(files.keySet())
        .contains("partials/" + HONEST + "-1.p7s", "partials/" + HONEST + "-3.p7s")
        .noneMatch(name -> name.contains(THIEVISH));
    List<Partial> stolen = partials(tender, THIEVISH);
    Point value = Partials.combine(tender.terms().committeeKey(), stolen).get(0);
    assertThat(victim.confidential().openWith(value.times(FACTOR.inverse())))
        .as("the engine does have what the thief wants")
        .isPresent();
    String opening = Http.get("/api/v1/tenders/" + tender.ref().number() + "/opening").text();
    for (Point secret :
        List.of(value, stolen.get(0).values().get(0), stolen.get(1).values().get(0))) {
      assertThat(opening).doesNotContain(x(secret));
      files.forEach(
          (name, content) -> {
            String text = new String(content, StandardCharsets.ISO_8859_1);
            assertThat(hex(content).contains(x(secret)) || text.contains(x(secret)))
                .as(name)
                .isFalse();
          });
    }
    Report report = VerifyBundle.verify(bundles.of(number).orThrow(), Optional.of(trust.trust()));
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.notes()).anyMatch(note -> note.contains("withheld from the public"));
  }

  private ProoflessSealer.Sealed honest(Tender tender) {
    TestPerson supplier = TestPerson.supplier();
    BidDraft draft =
        scene.draft(tender, OpeningScene.register(supplier), 1_630_000_000, List.of(1, 2));
    ProoflessSealer.Sealed sealed =
        new ProoflessSealer(OpeningScene.signer(supplier), random).seal(draft, tender.terms());
    scene.submit(tender, sealed.submission());
    return sealed;
  }

  private void steal(Tender tender, Point stolen) {
    TestPerson thief = TestPerson.supplier();
    BidDraft draft =
        scene.draft(tender, OpeningScene.register(thief), 1_640_000_000, List.of(1, 2));
    scene.submit(
        tender,
        new ProoflessSealer(OpeningScene.signer(thief), random)
            .steal(draft, tender.terms(), stolen)
            .submission());
  }

  /** Members' messages as the engine keeps them. */
  private List<Partial> partials(Tender tender, String list) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT LOWER(HEX(document)) FROM opening_partial WHERE tender = ? AND list = ?"
                    + " ORDER BY member")
            .setParameter(1, tender.ref().number())
            .setParameter(2, list)
            .getResultList();
    return rows.stream()
        .map(row -> confidential.message(Sha256.fromHex((String) row)))
        .map(message -> Partial.from(SignedDocument.read(message).json()))
        .toList();
  }

  private Map<String, byte[]> zip(TenderNumber tender) {
    Map<String, byte[]> files = new TreeMap<>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(bundles.of(tender).orThrow()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return files;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String x(Point point) {
    return hex(point.x());
  }
}
