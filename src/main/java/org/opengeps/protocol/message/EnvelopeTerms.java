package org.opengeps.protocol.message;

import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.Point;

/**
 * How one envelope of a lot is sealed (docs/protocol.md section 5).
 *
 * @param envelope {@code price} or {@code technical}
 * @param suite {@link CeremonyStatement#SUITE}
 * @param gateKey public key of the gate
 * @param committeeCertificate sealing certificate (DER) of the committee key
 * @param gateCertificate sealing certificate (DER) of the gate key
 * @param proofOfEphemeral whether sealed parts must carry the proof
 */
public record EnvelopeTerms(
    String envelope,
    String suite,
    CommitteeKey committeeKey,
    Point gateKey,
    byte[] committeeCertificate,
    byte[] gateCertificate,
    ProofRule proofOfEphemeral) {

  /** Whether a sealed part must prove knowledge of its ephemeral key. */
  public enum ProofRule {
    REQUIRED,
    OPTIONAL
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .put("envelope", envelope)
        .put("suite", suite)
        .put("committeeKey", committeeKey.toJson())
        .put("gateKey", gateKey.hex())
        .put(
            "sealingCertificates",
            JsonObject.builder()
                .putBytes("committee", committeeCertificate)
                .putBytes("gate", gateCertificate)
                .build())
        .put("proofOfEphemeral", proofOfEphemeral)
        .build();
  }

  public static EnvelopeTerms from(JsonObject json) {
    JsonObject certificates = json.object("sealingCertificates");
    var terms =
        new EnvelopeTerms(
            json.string("envelope"),
            json.string("suite"),
            CommitteeKey.from(json.object("committeeKey")),
            json.value("gateKey", Point::fromHex),
            certificates.bytes("committee"),
            certificates.bytes("gate"),
            json.word("proofOfEphemeral", ProofRule.class));
    if (!terms.suite.equals(CeremonyStatement.SUITE)) {
      throw json.wrong("suite", "unknown suite " + terms.suite);
    }
    json.expectSame(terms.toJson());
    return terms;
  }
}
