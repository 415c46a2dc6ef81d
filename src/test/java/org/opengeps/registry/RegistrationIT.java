package org.opengeps.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.app.authorities.Credential;
import org.opengeps.app.authorities.KeyKind;
import org.opengeps.app.authorities.Names;
import org.opengeps.app.authorities.Profile;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.RefusalJson;
import org.opengeps.protocol.message.Registration;
import org.opengeps.protocol.message.Sanction;
import org.opengeps.protocol.message.SanctionApproval;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.pki.IdentifierRandom;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;

/**
 * Registration over HTTP: what is accepted without an operator, and what is refused with which
 * code.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RegistrationIT {
  private static Http.Answer register(byte[] cms) {
    return Http.post("/api/v1/registrations", Http.CMS, cms);
  }

  @Test
  void aSupplierIsRegisteredAtOnceAndStandsInThePublicRegisterWithoutPersonalData() {
    TestPerson person = TestPerson.supplier();
    Http.Answer answer = register(person.signedRegistration());
    assertThat(answer.outcome()).isEqualTo("201");
    JsonObject organisation = answer.json().object("organisation");
    assertThat(organisation.string("identifier")).isEqualTo(person.identifier());
    assertThat(answer.json().object("person").strings("roles")).containsExactly("SUPPLIER_BIDDER");

    Http.Answer shown = Http.get("/api/v1/organisations/" + organisation.string("id"));
    assertThat(shown.json()).isEqualTo(organisation);
    assertThat(shown.text())
        .doesNotContain("@")
        .contains("성림건설 주식회사")
        .contains("\"industries\":[\"0002\"]");
  }

  @Test
  void officersOfAnAgencyRegisterUnderOneOrganisation() {
    TestPerson first = TestPerson.of("agency", "CONTRACTING_OFFICER", "COMMITTEE_MEMBER");
    TestPerson second = TestPerson.named("agency", first.identifier(), "김영희", "APPROVING_OFFICER");
    TestPerson.administratorOf(first.identifier());
    JsonObject one = register(first.signedRegistration()).json();
    JsonObject two = register(second.signedRegistration()).json();
    assertThat(two.object("organisation").string("id"))
        .isEqualTo(one.object("organisation").string("id"));
    assertThat(two.object("person").string("id")).isNotEqualTo(one.object("person").string("id"));
  }

  @Test
  void theSameMessageAgainChangesNothing() {
    byte[] cms = TestPerson.supplier().signedRegistration();
    assertThat(register(cms).json()).isEqualTo(register(cms).json());
  }

  @Test
  void aNewCertificateOfTheSameCertifiedPersonReplacesTheOldOne() {
    TestPerson old = TestPerson.supplier();
    String person = register(old.signedRegistration()).json().object("person").string("id");
    Credential fresh =
        TestPerson.certificate("hangang", KeyKind.RSA_2048, old.name(), old.identifier());
    assertThat(register(old.with(fresh).signedRegistration()).json().object("person").string("id"))
        .isEqualTo(person);
    // CMS signs whole seconds: within the same one it would be the same message
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    assertThat(register(old.signedRegistration()).outcome())
        .isEqualTo("422 certificate-bound-elsewhere");
  }

  @Test
  void aSupplierDoesNotBecomeAnAgencyWithTheNumberThatItsCertificateCertifies() {
    TestPerson supplier = TestPerson.supplier();
    TestPerson asAgency =
        new TestPerson(
            "agency",
            supplier.identifier(),
            supplier.name(),
            java.util.List.of("CONTRACTING_OFFICER"),
            supplier.credential());
    assertThat(register(asAgency.signedRegistration()).outcome())
        .isEqualTo("422 identifier-format");
    assertThat(
            Http.get("/api/v1/organisations?kind=agency&identifier=" + supplier.identifier())
                .outcome())
        .isEqualTo("404 organisation-unknown");
    // an accredited certificate with a code of its own is not enough either
    Http.Answer unnamed =
        register(
            TestPerson.named("agency", "X" + supplier.identifier(), "김영희", "CONTRACTING_OFFICER")
                .signedRegistration());
    assertThat(unnamed.outcome()).isEqualTo("422 agency-not-named");
    assertThat(unnamed.json().string("detail")).contains("operator");
  }

  @Test
  void aCertificateThatNamesNobodyIsBoundToNobody() {
    TestPerson person = TestPerson.supplier();
    TestPerson nameless =
        person.with(TestPerson.certificate("hangang", KeyKind.P_256, " ", person.identifier()));
    assertThat(register(nameless.signedRegistration()).outcome())
        .isEqualTo("422 certificate-nameless");
  }

  @Test
  void aRefusedRegistrationLeavesNoTrace() {
    TestPerson old = TestPerson.of("agency", "EVALUATOR").registered();
    TestPerson renewed =
        old.with(TestPerson.certificate("seorak", KeyKind.P_256, old.name(), old.identifier()));
    assertThat(register(renewed.signedRegistration()).outcome()).isEqualTo("201");
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    JsonObject before =
        Http.get("/api/v1/organisations?kind=agency&identifier=" + old.identifier()).json();
    Registration changed =
        new Registration(
            "agency",
            old.identifier(),
            new LocalText("성림건설 주식회사", "Seongnim Construction"),
            java.util.List.of(),
            java.util.List.of(),
            new Registration.Registrant(old.name(), "hong@agency.example", old.roles()));
    assertThat(register(old.sign(changed.toJson())).outcome())
        .isEqualTo("422 certificate-bound-elsewhere");
    assertThat(Http.get("/api/v1/organisations?kind=agency&identifier=" + old.identifier()).json())
        .isEqualTo(before);
  }

  @Test
  void anIdentifierThatTheCertificateDoesNotCertifyIsRefused() {
    TestPerson person = TestPerson.supplier();
    JsonObject foreign = TestPerson.supplier().registration();
    assertThat(register(person.sign(foreign)).outcome()).isEqualTo("422 identifier-not-certified");
  }

  /** A supplier whose certificate hides its number, as those of Korean authorities do. */
  private static TestPerson hidden(TestPerson like, IdentifierRandom random) {
    try {
      return like.with(
          TestPerson.authorities()
              .requestHidden("hangang", KeyKind.RSA_2048, "한빛조선 주식회사", like.identifier(), random));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static JsonObject with(IdentifierRandom random, JsonObject registration) {
    return registration.toBuilder().put(IdentifierRandom.MEMBER, random.hex()).build();
  }

  @Test
  void aCertificateThatHidesItsNumberRegistersWithTheRandomNumberBesideItsKey() {
    var random = new IdentifierRandom("0a".repeat(20));
    TestPerson person = hidden(TestPerson.supplier(), random);
    Http.Answer answer = register(person.sign(with(random, person.registration())));
    assertThat(answer.outcome()).isEqualTo("201");
    String fingerprint = Certificates.fingerprint(person.credential().certificate()).hex();
    String asked = "/api/v1/organisations?kind=supplier&certificate=";
    assertThat(Http.get(asked + fingerprint).json().string("identifier"))
        .isEqualTo(person.identifier());
    assertThat(Http.get(asked + "0".repeat(64)).outcome()).isEqualTo("404 organisation-unknown");
    assertThat(Http.get(asked + "x").outcome()).isEqualTo("404 organisation-unknown");
    assertThat(Http.get(asked.replace("supplier", "agency") + fingerprint).outcome())
        .isEqualTo("404 organisation-unknown");
  }

  @Test
  void aCertificateThatHidesItsNumberRegistersNobodyElsesAndNoneWithoutProof() {
    var random = new IdentifierRandom("0b".repeat(20));
    TestPerson person = hidden(TestPerson.supplier(), random);
    JsonObject foreign = with(random, TestPerson.supplier().registration());
    assertThat(register(person.sign(foreign)).outcome()).isEqualTo("422 identifier-not-certified");
    assertThat(register(person.sign(person.registration())).outcome())
        .isEqualTo("422 identifier-random-missing");
    var other = new IdentifierRandom("0c".repeat(20));
    assertThat(register(person.sign(with(other, person.registration()))).outcome())
        .isEqualTo("422 identifier-not-certified");
    JsonObject broken =
        person.registration().toBuilder().put(IdentifierRandom.MEMBER, "0b").build();
    assertThat(register(person.sign(broken)).outcome()).isEqualTo("422 registration-format");
  }

  @Test
  void anAgencysNumberMustStandInTheCertificateForEverybodyToRead() {
    var random = new IdentifierRandom("0d".repeat(20));
    TestPerson agency = TestPerson.of("agency", "CONTRACTING_OFFICER");
    TestPerson person = hidden(agency, random);
    assertThat(register(person.sign(with(random, agency.registration()))).outcome())
        .isEqualTo("422 identifier-not-certified");
  }

  @Test
  void aSupplierDoesNotBecomeAnOfficer() {
    Http.Answer answer =
        register(TestPerson.of("supplier", "CONTRACTING_OFFICER").signedRegistration());
    assertThat(answer.outcome()).isEqualTo("422 role-not-open");
    assertThat(answer.json().string("detail")).contains("SUPPLIER_BIDDER");
    assertThat(register(TestPerson.of("agency", "AUDITOR").signedRegistration()).outcome())
        .isEqualTo("422 role-not-open");
  }

  @Test
  void anOldRegistrationCannotBeBroughtBack() {
    TestPerson person = TestPerson.supplier();
    byte[] old = person.sign(person.registration(), Duration.ofMinutes(11));
    assertThat(register(old).outcome()).isEqualTo("422 registration-stale");
  }

  @Test
  void aRevokedCertificateIsRefused() throws IOException {
    TestPerson person = TestPerson.supplier();
    TestPerson.authorities()
        .revoke(
            "hangang",
            person.credential().certificate(),
            TestClock.INSTANCE.instant().minusSeconds(60),
            1);
    Http.Answer answer = register(person.signedRegistration());
    assertThat(answer.outcome()).isEqualTo("403 certificate-revoked");
    assertThat(answer.json().string("detail")).contains("revoked since");
  }

  @Test
  void anExpiredCertificateIsRefused() throws IOException {
    TestPerson person = TestPerson.supplier();
    Instant now = TestClock.INSTANCE.instant();
    Credential expired =
        TestPerson.authorities()
            .request(
                "hangang",
                Profile.PERSON,
                KeyKind.P_256,
                Names.ofPerson("성림건설", person.name(), person.identifier()),
                now.minus(Duration.ofDays(365)),
                now.minus(Duration.ofDays(1)));
    assertThat(register(person.with(expired).signedRegistration()).outcome())
        .isEqualTo("403 certificate-expired");
  }

  @Test
  void aCertificateOfAnUnaccreditedAuthorityIsRefused() {
    TestPerson person = TestPerson.supplier();
    Credential foreign =
        TestPerson.certificate("platform", KeyKind.P_256, person.name(), person.identifier());
    assertThat(register(person.with(foreign).signedRegistration()).outcome())
        .isEqualTo("403 certificate-untrusted");
  }

  @Test
  void whileTheAuthorityIsDownTheStatusIsUnknownAndNeitherGoodNorRevoked() throws IOException {
    TestPerson person = TestPerson.supplier();
    TestServer.stopAuthorities();
    try {
      Http.Answer answer = register(person.signedRegistration());
      assertThat(answer.outcome()).isEqualTo("503 revocation-unknown");
      assertThat(answer.json().string("detail")).contains("/hangang/ocsp").contains("/hangang/crl");
    } finally {
      TestServer.startAuthorities();
    }
    // the pause after a failure is over
    TestClock.INSTANCE.advance(Duration.ofSeconds(6));
    assertThat(register(person.signedRegistration()).outcome()).isEqualTo("201");
  }

  @Test
  void garbageAnotherTypeAndABrokenSignatureAreToldApart() {
    TestPerson person = TestPerson.supplier();
    assertThat(register(new byte[] {1, 2, 3}).outcome()).isEqualTo("400 cms-format");
    assertThat(register(person.sign(JsonObject.ofType("opengeps/login/1").build())).outcome())
        .isEqualTo("400 type-unexpected");
    assertThat(
            register(person.sign(JsonObject.ofType("opengeps/registration/1").build())).outcome())
        .isEqualTo("422 registration-format");
    byte[] broken = person.signedRegistration();
    broken[broken.length - 1] ^= 1;
    assertThat(register(broken).outcome()).isEqualTo("403 signature-invalid");
    assertThat(register(new byte[70_000]).outcome()).isEqualTo("413 too-large");
  }

  @Test
  void aRefusalIsSignedByThePlatform() {
    JsonObject problem = register(new byte[] {1}).json();
    SignedDocument signed = SignedDocument.read(problem.bytes("signature"));
    assertThat(signed.isSignatureValid()).isTrue();
    assertThat(signed.json().string("code")).isEqualTo("cms-format");
    assertThat(RefusalJson.from(signed.json()).detail()).isEqualTo(problem.string("detail"));
    assertThat(signed.json().hash("about"))
        .as("what was refused")
        .isEqualTo(Sha256.of(new byte[] {1}));
  }

  @Test
  void onlyANamedAuthorityDebarsAndOnlyWithASecondOfficer() {
    TestPerson supplier = TestPerson.supplier().registered();
    String code = TestPerson.debarringAgencyCode();
    TestPerson officer = TestPerson.named("agency", code, "김기안", "CONTRACTING_OFFICER");
    TestPerson second = TestPerson.named("agency", code, "이결재", "APPROVING_OFFICER");
    TestPerson evaluator = TestPerson.named("agency", code, "박평가", "EVALUATOR");
    java.util.List.of(officer, second, evaluator).forEach(TestPerson::registered);
    TestPerson elsewhere = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    TestPerson foreign =
        TestPerson.named("agency", TestPerson.debarringAgencyCode(), "남의집", "APPROVING_OFFICER")
            .registered();

    assertThat(propose(elsewhere, supplier.identifier()).outcome())
        .isEqualTo("422 debarring-not-open");
    assertThat(propose(evaluator, supplier.identifier()).outcome()).isEqualTo("403 role-missing");
    assertThat(propose(officer, TestPerson.supplier().identifier()).outcome())
        .isEqualTo("422 supplier-unregistered");
    JsonObject proposed = propose(officer, supplier.identifier()).json();
    assertThat(proposed.string("state")).isEqualTo("proposed");

    JsonObject approval = new SanctionApproval(proposed.hash("sanction")).toJson();
    assertThat(approve(officer, approval).outcome()).isEqualTo("422 four-eyes");
    assertThat(approve(foreign, approval).outcome()).isEqualTo("422 foreign-sanction");
    assertThat(approve(elsewhere, approval).outcome()).isEqualTo("422 debarring-not-open");
    assertThat(approve(second, new SanctionApproval(Sha256.ofText("none")).toJson()).outcome())
        .isEqualTo("404 sanction-unknown");
    Http.Answer inForce = approve(second, approval);
    assertThat(inForce.outcome()).isEqualTo("201");
    assertThat(inForce.json().string("state")).isEqualTo("in-force");
    assertThat(approve(second, approval).json()).isEqualTo(inForce.json());

    JsonObject late =
        new SanctionApproval(
                propose(officer, TestPerson.supplier().registered().identifier())
                    .json()
                    .hash("sanction"))
            .toJson();
    TestClock.INSTANCE.advance(Duration.ofSeconds(601));
    assertThat(approve(second, late).outcome()).isEqualTo("422 sanction-over");
  }

  private static Http.Answer propose(TestPerson signer, String identifier) {
    Instant from = TestClock.INSTANCE.instant().truncatedTo(ChronoUnit.MILLIS);
    Sanction sanction =
        new Sanction(identifier, from, from.plusSeconds(600), new LocalText("담합", "Collusion"));
    return Http.post("/api/v1/sanctions", Http.CMS, signer.sign(sanction.toJson()));
  }

  private static Http.Answer approve(TestPerson signer, JsonObject approval) {
    return Http.post("/api/v1/sanctions/approvals", Http.CMS, signer.sign(approval));
  }
}
