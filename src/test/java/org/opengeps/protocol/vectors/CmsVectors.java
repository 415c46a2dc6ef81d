package org.opengeps.protocol.vectors;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.BidDraft;
import org.opengeps.protocol.cms.CertificateForm;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.EphemeralProof;
import org.opengeps.protocol.cms.GatedPayload;
import org.opengeps.protocol.cms.Recipient;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.cms.SubmissionSealer;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.fixture.TwoEnvelopeScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/** Vectors of the CMS profile. */
final class CmsVectors {
  private static final TestAuthority AUTHORITY = new TestAuthority("Vector CA");
  private static final Instant AT = Instant.parse("2025-07-01T03:04:05.678Z");

  private CmsVectors() {}

  static JsonObject signed() {
    byte[] content = JsonObject.ofType("opengeps/example/1").put("text", "서명").build().canonical();
    List<TestAuthority.Identity> people =
        List.of(AUTHORITY.person("vector ec"), AUTHORITY.rsaPerson("vector rsa"));
    return JsonObject.builder().put("cases", people, person -> signedCase(person, content)).build();
  }

  private static JsonObject signedCase(TestAuthority.Identity person, byte[] content) {
    byte[] der = person.signer().sign(content, AT);
    return JsonObject.builder()
        .put("algorithm", person.key().getAlgorithm())
        .putBytes("key", person.key().getEncoded())
        .putBytes("certificate", CertificateForm.der(person.certificate()))
        .put("spkiHash", CertificateForm.spkiHash(person.certificate()))
        .put("content", new String(content, StandardCharsets.UTF_8))
        .put("signingTime", AT)
        .putBytes("der", der)
        .put("sha256", Sha256.of(der))
        .put("signed", SignedDocument.read(der).signed())
        .build();
  }

  static JsonObject envelope() {
    Scalar key = Scalar.random(new FixedRandom("vector recipient"));
    byte[] certificate = AUTHORITY.sealingCertificate("vector sealing", Point.base(key));
    byte[] ukm = FixedRandom.hash("ukm").bytes();
    return JsonObject.builder()
        .put("privateKey", key.hex())
        .put("publicKey", Point.base(key).hex())
        .putBytes("certificate", certificate)
        .put(
            "cases",
            List.of(
                envelopeCase("certificate", Recipient.of(CertificateForm.read(certificate)), null),
                envelopeCase("certificate", Recipient.of(CertificateForm.read(certificate)), ukm),
                envelopeCase("key", Recipient.ofKey(Point.base(key)), ukm)))
        .build();
  }

  private static JsonObject envelopeCase(String recipient, Recipient to, byte[] ukm) {
    byte[] content = "봉함 content".getBytes(StandardCharsets.UTF_8);
    Scalar ephemeral = Scalar.random(new FixedRandom("vector ephemeral " + recipient));
    FixedRandom random = new FixedRandom("vector envelope");
    byte[] der = Envelope.seal(content, to, ephemeral, ukm, random);
    return JsonObject.builder()
        .put("recipient", recipient)
        .put("ephemeral", ephemeral.hex())
        .putHex("ukm", ukm)
        .putHex("random", random.taken())
        .put("shared", to.key().times(ephemeral).hex())
        .put("content", new String(content, StandardCharsets.UTF_8))
        .putBytes("der", der)
        .build();
  }

  static JsonObject submission() {
    TenderScene scene = new TenderScene();
    List<TestAuthority.Identity> people =
        List.of(
            scene.signing.person("bidder ec", TenderScene.businessNumber(7)),
            scene.signing.rsaPerson("bidder rsa", TenderScene.businessNumber(7)));
    return JsonObject.builder()
        .put("notice", scene.notice.toJson())
        .put("noticeHash", scene.notice.hash())
        .put("gatePrivate", scene.gate.hex())
        .put("committeeShares", List.of(1, 2, 3), member -> scene.committee.share(1, member).hex())
        .put("cases", people, person -> submissionCase(scene, person))
        .put("twoEnvelopes", twoEnvelopes())
        .build();
  }

  /** A bid in two envelopes: the gate layer of the second carries a proof, too. */
  private static JsonObject twoEnvelopes() {
    TwoEnvelopeScene scene = new TwoEnvelopeScene();
    TestAuthority.Identity person = scene.bidder(8);
    FixedRandom random = new FixedRandom("vector two envelopes");
    BidDraft draft = scene.draft(8, "1545678900");
    SealedSubmission sealed =
        new SubmissionSealer(person.signer(), random)
            .seal(draft, scene.notice.lot("0").envelopes());
    return JsonObject.builder()
        .put("notice", scene.notice.toJson())
        .put("noticeHash", scene.notice.hash())
        .putBytes("key", person.key().getEncoded())
        .putBytes("certificate", CertificateForm.der(person.certificate()))
        .put("signedAt", draft.signedAt())
        .putHex("random", random.taken())
        .put("parts", sealed.envelopes(), one -> one.publicPart().toJson())
        .put("files", sealed.envelopes(), one -> one.confidentialPart().toJson())
        .put(
            "envelopes",
            sealed.envelopes(),
            one ->
                JsonObject.builder()
                    .put("envelope", one.envelope())
                    .putBytes("der", one.der())
                    .build())
        .putBytes("statement", sealed.statementDer())
        .build();
  }

  private static JsonObject submissionCase(TenderScene scene, TestAuthority.Identity person) {
    FixedRandom random = new FixedRandom("vector submission " + person.key().getAlgorithm());
    BidDraft draft = scene.draft(7, 1_545_678_900, List.of(3, 11));
    SealedSubmission sealed =
        new SubmissionSealer(person.signer(), random).seal(draft, scene.terms);
    GatedPayload payload =
        GatedPayload.read(Envelope.read(sealed.envelopeDer()).openWith(scene.gate).orElseThrow());
    return JsonObject.builder()
        .putBytes("key", person.key().getEncoded())
        .putBytes("certificate", CertificateForm.der(person.certificate()))
        .put("signedAt", draft.signedAt())
        .putHex("random", random.taken())
        .put("publicPart", sealed.envelopes().get(0).publicPart().toJson())
        .put("confidentialPart", sealed.envelopes().get(0).confidentialPart().toJson())
        .put("publicContext", context(scene, draft, person, EphemeralProof.PUBLIC))
        .put("confidentialContext", context(scene, draft, person, EphemeralProof.CONFIDENTIAL))
        .putBytes("sealedPublic", payload.sealedPublic())
        .putBytes("sealedConfidential", payload.sealedConfidential())
        .putBytes("envelope", sealed.envelopeDer())
        .put("statementJson", sealed.statement().toJson())
        .putBytes("statement", sealed.statementDer())
        .build();
  }

  private static Sha256 context(
      TenderScene scene, BidDraft draft, TestAuthority.Identity person, String part) {
    return EphemeralProof.context(
        scene.notice.hash(), Slot.ONLY_PRICE, draft.submission(), part, person.certificate());
  }
}
