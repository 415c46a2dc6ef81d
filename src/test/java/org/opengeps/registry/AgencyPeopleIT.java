package org.opengeps.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.AgencyNameApproval;
import org.opengeps.protocol.message.AgencyNameProposal;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Registration;
import org.opengeps.protocol.message.RoleGrant;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** Nobody makes himself an agency's officer, and no one person gives it another name. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class AgencyPeopleIT {
  private static Http.Answer register(TestPerson person) {
    return Http.post("/api/v1/registrations", Http.CMS, person.signedRegistration());
  }

  private static Http.Answer give(
      TestPerson by, UUID person, String certifiedName, String... roles) {
    var grant = new RoleGrant(by.identifier(), person, certifiedName, List.of(roles));
    return Http.post("/api/v1/agency/roles", Http.CMS, by.sign(grant.toJson()));
  }

  private static JsonObject person(Http.Answer registered) {
    return registered.json().object("person");
  }

  @Test
  void anAgencyBeginsWithTheAdministratorWhomTheOperatorNames() {
    TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER", "AGENCY_ADMINISTRATOR");
    assertThat(register(officer).outcome()).isEqualTo("422 agency-without-administrator");
    assertThat(
            Http.get("/api/v1/organisations?kind=agency&identifier=" + officer.identifier())
                .outcome())
        .isEqualTo("404 organisation-unknown");
    TestPerson.administratorOf(officer.identifier());
    assertThat(person(register(officer)).strings("roles")).isEmpty();
  }

  @Test
  void whoAsksForARoleHasItOnlyWhenAnAdministratorGaveIt() {
    TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER", "EVALUATOR");
    TestPerson administrator = TestPerson.administratorOf(officer.identifier());
    UUID id = person(register(officer)).uuid("id");
    assertThat(give(officer, id, officer.name(), "CONTRACTING_OFFICER").outcome())
        .isEqualTo("403 role-missing");
    assertThat(give(administrator, id, officer.name(), "APPROVING_OFFICER").outcome())
        .isEqualTo("422 role-not-asked");
    assertThat(give(administrator, id, "다른 사람", "EVALUATOR").outcome())
        .isEqualTo("422 foreign-person");
    Http.Answer given = give(administrator, id, officer.name(), "CONTRACTING_OFFICER");
    assertThat(given.json().strings("roles")).containsExactly("CONTRACTING_OFFICER");
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    assertThat(person(register(officer)).strings("roles"))
        .as("registering again gives nothing more")
        .containsExactly("CONTRACTING_OFFICER");
  }

  @Test
  void anAdministratorGivesHimselfNothingAndAnotherAgencysPeopleNothing() {
    TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    TestPerson administrator = TestPerson.administratorOf(officer.identifier());
    TestPerson both =
        new TestPerson(
            "agency",
            administrator.identifier(),
            administrator.name(),
            List.of("AGENCY_ADMINISTRATOR", "CONTRACTING_OFFICER"),
            administrator.credential());
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    JsonObject self = person(register(both));
    assertThat(self.strings("roles")).containsExactly("AGENCY_ADMINISTRATOR");
    assertThat(
            give(administrator, self.uuid("id"), administrator.name(), "CONTRACTING_OFFICER")
                .outcome())
        .isEqualTo("422 four-eyes");
    TestPerson elsewhere = TestPerson.of("agency", "CONTRACTING_OFFICER");
    UUID foreign = elsewhere.registeredId();
    assertThat(give(administrator, foreign, elsewhere.name()).outcome())
        .isEqualTo("422 foreign-person");
  }

  @Test
  void aRoleThatWasTakenIsNotBroughtBackByTheOldMessage() {
    TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER");
    TestPerson administrator = TestPerson.administratorOf(officer.identifier());
    UUID id = person(register(officer)).uuid("id");
    var grant =
        new RoleGrant(officer.identifier(), id, officer.name(), List.of("CONTRACTING_OFFICER"));
    byte[] given = administrator.sign(grant.toJson());
    assertThat(Http.post("/api/v1/agency/roles", Http.CMS, given).outcome()).isEqualTo("200");
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    assertThat(give(administrator, id, officer.name()).json().strings("roles")).isEmpty();
    assertThat(Http.post("/api/v1/agency/roles", Http.CMS, given).json().strings("roles"))
        .isEmpty();
    TestClock.INSTANCE.advance(Duration.ofMinutes(11));
    assertThat(Http.post("/api/v1/agency/roles", Http.CMS, given).outcome())
        .isEqualTo("422 registration-stale");
  }

  @Test
  void theNameOfAnAgencyIsChangedByTwoOfItsPeopleAndByNoRegistration() {
    TestPerson officer = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    TestPerson administrator = TestPerson.administratorOf(officer.identifier());
    var name = new LocalText("한빛수산업협동조합", "Hanbit Cooperative");
    TestPerson late = TestPerson.named("agency", officer.identifier(), "박새이", "EVALUATOR");
    Registration renaming =
        new Registration(
            "agency",
            late.identifier(),
            name,
            List.of(),
            List.of(),
            new Registration.Registrant(late.name(), "late@agency.example", late.roles()));
    assertThat(Http.post("/api/v1/registrations", Http.CMS, late.sign(renaming.toJson())).outcome())
        .isEqualTo("422 agency-name-differs");

    var proposal = new AgencyNameProposal(officer.identifier(), name);
    assertThat(post("names", officer.sign(proposal.toJson())).outcome())
        .isEqualTo("403 role-missing");
    JsonObject proposed = post("names", administrator.sign(proposal.toJson())).json();
    assertThat(proposed.string("state")).isEqualTo("proposed");
    assertThat(registeredName(officer)).isEqualTo("성림건설 주식회사");

    Sha256 hash = proposed.hash("proposal");
    JsonObject approval = new AgencyNameApproval(hash, officer.identifier(), name).toJson();
    assertThat(post("names/approvals", administrator.sign(approval)).outcome())
        .isEqualTo("422 four-eyes");
    TestPerson foreign = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    assertThat(post("names/approvals", foreign.sign(approval)).outcome())
        .isEqualTo("422 foreign-agency");
    JsonObject other =
        new AgencyNameApproval(hash, officer.identifier(), new LocalText("가", "A")).toJson();
    assertThat(post("names/approvals", officer.sign(other)).outcome())
        .isEqualTo("404 proposal-unknown");
    Http.Answer inForce = post("names/approvals", officer.sign(approval));
    assertThat(inForce.json().string("state")).isEqualTo("in-force");
    assertThat(registeredName(officer)).isEqualTo("한빛수산업협동조합");
    assertThat(post("names/approvals", officer.sign(approval)).json()).isEqualTo(inForce.json());
  }

  private static Http.Answer registered(List<String> industries, List<String> regions) {
    TestPerson firm = TestPerson.supplier();
    Registration odd =
        new Registration(
            "supplier",
            firm.identifier(),
            new LocalText("성림건설", "Seongnim"),
            industries,
            regions,
            new Registration.Registrant(firm.name(), "a@b.example", firm.roles()));
    return Http.post("/api/v1/registrations", Http.CMS, firm.sign(odd.toJson()));
  }

  @Test
  void nobodyRegistersForACodeThatTheRegisterDoesNotKnow() {
    Http.Answer answer = registered(List.of("9998"), List.of("48"));
    assertThat(answer.outcome()).isEqualTo("422 industry-unlisted");
    assertThat(answer.json().string("ko")).contains("업종").doesNotContain("register");
    assertThat(answer.json().string("en")).contains("industries").contains("'9998'");
    Http.Answer nowhere = registered(List.of("0002"), List.of("48", "99"));
    assertThat(nowhere.outcome()).isEqualTo("422 region-unlisted");
    assertThat(nowhere.json().string("ko")).contains("지역");
    assertThat(nowhere.json().string("en")).contains("regions").contains("'99'");
  }

  private static Http.Answer post(String door, byte[] signed) {
    return Http.post("/api/v1/agency/" + door, Http.CMS, signed);
  }

  private static String registeredName(TestPerson person) {
    return Http.get("/api/v1/organisations?kind=agency&identifier=" + person.identifier())
        .json()
        .object("name")
        .string("ko");
  }
}
