package org.opengeps.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.identity.usecase.FindRevocationEvidence;
import org.opengeps.identity.usecase.ReadSignedMessage;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Sanction;
import org.opengeps.protocol.message.SanctionApproval;
import org.opengeps.protocol.pki.CertificatePath;
import org.opengeps.protocol.pki.CertificateUse;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.pki.OcspAnswer;
import org.opengeps.protocol.pki.RevocationEvidence;
import org.opengeps.protocol.pki.RevocationStatus;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;
import org.opengeps.protocol.time.TimeStamp;
import org.opengeps.registry.Debarment;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.usecase.Debar;
import org.opengeps.registry.usecase.Eligibility;
import org.opengeps.registry.usecase.FindOrganisation;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/**
 * The door for signed messages, and what the platform signs and issues itself, inside the server.
 */
@ExtendWith(ArquillianExtension.class)
class SignedMessagesIT {
  private static final String TYPE = "opengeps/example/1";
  private static final JsonObject MESSAGE = JsonObject.ofType(TYPE).put("text", "안녕하세요").build();

  @Inject private ReadSignedMessage readSignedMessage;
  @Inject private FindRevocationEvidence findEvidence;
  @Inject private FindOrganisation findOrganisation;
  @Inject private Eligibility eligibility;
  @Inject private Debar debar;
  @Inject private PlatformSigner platformSigner;
  @Inject private SealingCertificates sealingCertificates;
  @Inject private TimeStamps timeStamps;
  @Inject private TrustFile trustFile;

  private static Instant now() {
    return TestClock.INSTANCE.instant();
  }

  private static String outcome(Verdict<?> verdict) {
    return verdict instanceof Verdict.Refused<?> refused ? refused.refusal().code() : "accepted";
  }

  @Test
  void aSignedMessageNamesPersonOrganisationAndRoles() {
    TestPerson person = TestPerson.supplier().registered();
    SignedMessage message = readSignedMessage.read(person.sign(MESSAGE), TYPE, now()).orThrow();
    assertThat(message.actor().has(Role.SUPPLIER_BIDDER)).isTrue();
    assertThat(message.certificate()).isEqualTo(person.credential().certificate());
    assertThat(findOrganisation.get(message.actor().organisation()).identifier())
        .isEqualTo(person.identifier());
    assertThat(message.isRevocationUnknown()).isFalse();
  }

  @Test
  void aLaterRevocationNeverVoidsAndAnEarlierOneAlwaysDoes() throws IOException {
    TestPerson person = TestPerson.supplier().registered();
    Instant received = now();
    SignedDocument document = SignedDocument.read(person.sign(MESSAGE));
    Instant revokedAt = received.plusSeconds(5);
    TestPerson.authorities().revoke("hangang", person.credential().certificate(), revokedAt, 1);
    TestClock.INSTANCE.advance(Duration.ofMinutes(1));
    assertThat(outcome(readSignedMessage.judge(document, received))).isEqualTo("accepted");
    assertThat(outcome(readSignedMessage.judge(document, now()))).isEqualTo("certificate-revoked");
  }

  @Test
  void aBindingCountsFromItsInstantAndNotBefore() {
    TestPerson person = TestPerson.supplier();
    Instant before = now();
    byte[] cms = person.sign(MESSAGE);
    TestClock.INSTANCE.advance(Duration.ofSeconds(1));
    person.registered();
    assertThat(outcome(readSignedMessage.read(cms, TYPE, before))).isEqualTo("certificate-unbound");
    assertThat(outcome(readSignedMessage.read(cms, TYPE, now()))).isEqualTo("accepted");
  }

  @Test
  void whatTheAuthoritySaidIsKeptForTheBundle() throws Exception {
    TestPerson person = TestPerson.supplier().registered();
    List<X509Certificate> chain = person.credential().chain();
    List<byte[]> answers = findEvidence.list(chain.get(0), RevocationEvidence.Form.OCSP);
    assertThat(answers).isNotEmpty();
    assertThat(OcspAnswer.read(answers.get(0), chain.get(0), chain.get(1)).status())
        .isEqualTo(new RevocationStatus.Good());
    assertThat(findEvidence.list(chain.get(1), RevocationEvidence.Form.OCSP)).isNotEmpty();
  }

  @Test
  void thePlatformsSignatureLeadsToThePlatformsRoot() {
    SignedDocument signed = SignedDocument.read(platformSigner.sign(MESSAGE));
    assertThat(signed.isSignatureValid()).isTrue();
    assertThat(signed.json()).isEqualTo(MESSAGE);
    assertThat(
            outcome(
                CertificatePath.validate(
                    signed.signer(),
                    signed.certificates(),
                    trustFile.trust().platformRoots(),
                    CertificateUse.PLATFORM,
                    now())))
        .isEqualTo("accepted");
  }

  @Test
  void aSealingCertificateCarriesThePointForKeyAgreementOnly() throws Exception {
    Point key = Point.base(Scalar.random(new java.security.SecureRandom()));
    Instant until = now().plus(Duration.ofDays(30));
    X509Certificate certificate =
        Certificates.read(sealingCertificates.issue(key, "R25BK00000001-000 committee", until));
    assertThat(Point.of(certificate.getPublicKey())).isEqualTo(key);
    assertThat(certificate.getKeyUsage())
        .containsExactly(false, false, false, false, true, false, false, false, false);
    assertThat(
            outcome(
                CertificatePath.validate(
                    certificate,
                    sealingCertificates.issuers(),
                    trustFile.trust().sealingRoots(),
                    CertificateUse.SEALING,
                    now())))
        .isEqualTo("accepted");
    assertThat(
            outcome(
                CertificatePath.validate(
                    certificate,
                    sealingCertificates.issuers(),
                    trustFile.trust().sealingRoots(),
                    CertificateUse.SIGNING,
                    now())))
        .isEqualTo("certificate-use");
    assertThat(
            outcome(
                CertificatePath.validate(
                    certificate,
                    sealingCertificates.issuers(),
                    trustFile.trust().platformRoots(),
                    CertificateUse.SEALING,
                    now())))
        .isEqualTo("certificate-untrusted");
  }

  @Test
  void aTimeStampIsOverTheThirtyTwoBytesGiven() throws Exception {
    Sha256 root = Sha256.ofText("root");
    TimeStamp stamp = TimeStamp.read(timeStamps.stamp(root).orElseThrow());
    assertThat(outcome(stamp.check(root, trustFile.trust().timestampRoots())))
        .isEqualTo("accepted");
    assertThat(Duration.between(stamp.at(), now()).abs()).isLessThan(Duration.ofSeconds(30));
    assertThat(outcome(stamp.check(root, Set.copyOf(trustFile.trust().platformRoots()))))
        .isEqualTo("timestamp-untrusted");
  }

  @Test
  void aDebarredSupplierMayNotBidFromTheFirstToTheLastInstant() {
    TestPerson supplier = TestPerson.supplier().registered();
    String code = TestPerson.debarringAgencyCode();
    TestPerson officer =
        TestPerson.named("agency", code, "김기안", "CONTRACTING_OFFICER").registered();
    TestPerson second = TestPerson.named("agency", code, "이결재", "APPROVING_OFFICER").registered();
    Organisation organisation =
        findOrganisation
            .findByIdentifier(OrganisationKind.SUPPLIER, supplier.identifier())
            .orElseThrow();
    Instant from = now().plusSeconds(3600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    Instant until = from.plusSeconds(7_200);
    JsonObject decision =
        new Sanction(supplier.identifier(), from, until, new LocalText("담합", "Collusion")).toJson();
    assertThat(outcome(debar.propose(supplier.sign(decision)))).isEqualTo("role-missing");
    Debarment proposed = debar.propose(officer.sign(decision)).orThrow();
    assertThat(eligibility.obstacle(organisation.id(), from)).isEmpty();
    JsonObject approval = new SanctionApproval(proposed.decision()).toJson();
    assertThat(outcome(debar.approve(second.sign(approval)))).isEqualTo("accepted");

    assertThat(eligibility.obstacle(organisation.id(), from.minusNanos(1000))).isEmpty();
    assertThat(eligibility.obstacle(organisation.id(), from).orElseThrow().code())
        .isEqualTo("supplier-debarred");
    assertThat(eligibility.obstacle(organisation.id(), until.minusNanos(1000))).isPresent();
    assertThat(eligibility.obstacle(organisation.id(), until)).isEmpty();
  }
}
