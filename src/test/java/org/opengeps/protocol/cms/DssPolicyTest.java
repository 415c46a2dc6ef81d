package org.opengeps.protocol.cms;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SubIndication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.protocol.fixture.TestAuthority;

/**
 * The European Commission's DSS library validates our signatures to the end (ETSI EN 319 102-1),
 * not by their form only: paths, revocation, algorithms, attributes, key usage. The policy is the
 * library's own with every warning made a failure and no format but CAdES baseline B.
 */
class DssPolicyTest {
  private static final String POLICY = "/policy/constraint.xml";
  private static final Instant SIGNED = Instant.parse("2025-07-01T00:00:00Z");
  private static final byte[] CONTENT = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  private TestAuthority authority;

  @BeforeEach
  void newAuthority() {
    authority = new TestAuthority("DSS CA");
  }

  private TestAuthority.Identity person(String kind) {
    return kind.equals("RSA") ? authority.rsaPerson("dss") : authority.person("dss");
  }

  private SimpleReport validate(byte[] signed, TestAuthority trustedAuthority) {
    var trusted = new CommonTrustedCertificateSource();
    trusted.addCertificate(new CertificateToken(trustedAuthority.root()));
    var verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    byte[] revoked = trustedAuthority.revocationList(SIGNED.plus(Duration.ofHours(1)));
    verifier.setCrlSource(new ExternalResourcesCRLSource(new ByteArrayInputStream(revoked)));
    var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(signed));
    validator.setCertificateVerifier(verifier);
    validator.setValidationTime(Date.from(SIGNED.plus(Duration.ofHours(2))));
    return validator
        .validateDocument(new ByteArrayInputStream(strictPolicy().getBytes(StandardCharsets.UTF_8)))
        .getSimpleReport();
  }

  private static String strictPolicy() {
    try (var in = DssPolicyTest.class.getResourceAsStream(POLICY)) {
      String policy = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      policy = replaced(policy, "Level=\"WARN\"", "Level=\"FAIL\"");
      policy =
          replaced(
              policy,
              "(<AcceptableFormats Level=\"FAIL\">\\s*<Id>)\\*(</Id>)",
              "$1CAdES-BASELINE-B$2");
      // the authority of this test has no address: its revocation list is handed over
      return replaced(
          policy,
          "(AuthorityInfoAccessPresent|RevocationInfoAccessPresent) Level=\"FAIL\"",
          "$1 Level=\"IGNORE\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String replaced(String text, String pattern, String by) {
    String replaced = text.replaceAll(pattern, by);
    assertThat(replaced).as(pattern).isNotEqualTo(text);
    return replaced;
  }

  private static Indication indication(SimpleReport report) {
    return report.getIndication(report.getFirstSignatureId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void ourSignatureIsTotallyPassed(String kind) {
    SimpleReport report = validate(person(kind).signer().sign(CONTENT, SIGNED), authority);
    String id = report.getFirstSignatureId();
    assertThat(report.getAdESValidationErrors(id)).isEmpty();
    assertThat(report.getAdESValidationWarnings(id)).isEmpty();
    assertThat(report.getSignatureFormat(id)).isEqualTo(SignatureLevel.CAdES_BASELINE_B);
    assertThat(indication(report)).isEqualTo(Indication.TOTAL_PASSED);
  }

  @Test
  void aRevokedSignerIsNotPassed() {
    TestAuthority.Identity person = person("EC");
    authority.revoke(person.certificate(), SIGNED.minus(Duration.ofDays(1)));
    SimpleReport report = validate(person.signer().sign(CONTENT, SIGNED), authority);
    assertThat(indication(report)).isNotEqualTo(Indication.TOTAL_PASSED);
    assertThat(report.getSubIndication(report.getFirstSignatureId()))
        .isIn(SubIndication.REVOKED, SubIndication.REVOKED_NO_POE);
  }

  @Test
  void aChangedContentIsFailed() {
    byte[] signed = person("EC").signer().sign(CONTENT, SIGNED);
    String text = new String(signed, StandardCharsets.ISO_8859_1);
    signed[text.indexOf("{\"a\":1}") + 5] = '2';
    SimpleReport report = validate(signed, authority);
    assertThat(indication(report)).isEqualTo(Indication.TOTAL_FAILED);
    assertThat(report.getSubIndication(report.getFirstSignatureId()))
        .isEqualTo(SubIndication.HASH_FAILURE);
  }

  @Test
  void anUnknownAuthorityIsNotPassed() {
    byte[] signed = person("EC").signer().sign(CONTENT, SIGNED);
    SimpleReport report = validate(signed, new TestAuthority("Another CA"));
    assertThat(indication(report)).isEqualTo(Indication.INDETERMINATE);
    assertThat(report.getSubIndication(report.getFirstSignatureId()))
        .isEqualTo(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
  }
}
