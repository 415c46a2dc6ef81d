package org.opengeps.protocol.cms;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.protocol.fixture.TestAuthority;

/** The European Commission's DSS library reads our signatures as CAdES baseline B. */
class DssCadesTest {
  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void dssFindsAnIntactCadesBaselineB(String kind) {
    TestAuthority authority = new TestAuthority("DSS CA");
    TestAuthority.Identity person =
        kind.equals("RSA") ? authority.rsaPerson("dss") : authority.person("dss");
    byte[] signed =
        person
            .signer()
            .sign(
                "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                Instant.parse("2025-07-01T00:00:00Z"));
    var trusted = new CommonTrustedCertificateSource();
    trusted.addCertificate(new CertificateToken(authority.root()));
    var verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(signed));
    validator.setCertificateVerifier(verifier);
    assertThat(validator.getSignatures()).hasSize(1);
    AdvancedSignature signature = validator.getSignatures().get(0);
    signature.checkSignatureIntegrity();
    assertThat(signature.getSignatureCryptographicVerification().isReferenceDataIntact()).isTrue();
    assertThat(signature.getSignatureCryptographicVerification().isSignatureIntact()).isTrue();
    assertThat(signature.getSignatureCryptographicVerification().isSignatureValid()).isTrue();
    assertThat(signature.getDataFoundUpToLevel()).isEqualTo(SignatureLevel.CAdES_BASELINE_B);
    assertThat(signature.getSigningCertificateToken().getCertificate())
        .isEqualTo(person.certificate());
  }
}
