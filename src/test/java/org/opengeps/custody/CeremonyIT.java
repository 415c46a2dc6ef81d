package org.opengeps.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.client.committee.CommitteeDuty;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.ceremony.Dealing;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.CommitteeKeyStatement;
import org.opengeps.protocol.message.Round1;
import org.opengeps.protocol.message.Round1.DealtKey;
import org.opengeps.protocol.message.Round2;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestCommittee;
import org.opengeps.testing.TestPerson;

/** Key ceremonies by real clients over HTTP. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CeremonyIT {
  @Test
  void aCommitteeMakesAndRehearsesAPoolOfKeys() {
    TestCommittee committee = TestCommittee.ofNewAgency(3);
    UUID ceremony = committee.called(2, 2);
    assertThat(duties(committee)).containsExactly("CONTRIBUTE", "CONTRIBUTE", "CONTRIBUTE");
    committee.officers.forEach(officer -> officer.contribute(ceremony).orThrow());
    assertThat(duties(committee)).containsExactly("CONFIRM", "CONFIRM", "CONFIRM");
    committee.officers.forEach(officer -> officer.confirm(ceremony).orThrow());
    assertThat(duties(committee)).containsExactly("REHEARSE", "REHEARSE", "REHEARSE");
    committee.officers.get(0).rehearse(ceremony).orThrow();
    committee.officers.get(1).rehearse(ceremony).orThrow();
    assertThat(TestCommittee.show(ceremony).string("state"))
        .as("k members are not all members")
        .isEqualTo("rehearsing");
    committee.officers.get(2).rehearse(ceremony).orThrow();

    JsonObject shown = TestCommittee.show(ceremony);
    assertThat(shown.string("state")).isEqualTo("ready");
    assertThat(duties(committee)).isEmpty();
    assertThat(shown.objects("keys")).hasSize(2).allMatch(key -> key.isNull("boundTo"));
    assertThat(shown.objects("round1")).hasSize(3);
    CommitteeKey key =
        CommitteeKey.from(shown.objects("keys").get(1).toBuilder().remove("boundTo").build());
    assertThat(key.number()).isEqualTo(2);
    assertThat(key.transcriptHash()).isEqualTo(shown.hash("transcriptHash"));
  }

  @Test
  void oneWatchOfEachMemberDoesTheWholeCeremony() {
    TestCommittee committee = TestCommittee.ofNewAgency(2);
    UUID ceremony = committee.called(2, 1);
    for (int round = 0; round < 3; round++) {
      committee.officers.forEach(
          officer -> officer.duties().orThrow().forEach(duty -> officer.fulfil(duty).orThrow()));
    }
    assertThat(TestCommittee.show(ceremony).string("state")).isEqualTo("ready");
  }

  @Test
  void aRollCallIsARehearsalOfItsOwnAndChangesNoState() {
    TestCommittee committee = TestCommittee.ofNewAgency(2);
    UUID ceremony = committee.ready(2, 1);
    committee.officers.get(0).rehearseAnew(ceremony).orThrow();
    assertThat(duties(committee)).containsExactly("REHEARSE");
    committee.officers.get(1).rehearse(ceremony).orThrow();
    JsonObject shown = TestCommittee.show(ceremony);
    assertThat(shown.objects("rehearsals"))
        .hasSize(2)
        .noneMatch(session -> session.isNull("passedAt"));
    assertThat(shown.string("state")).isEqualTo("ready");
  }

  @Test
  void repeatingAMessageIsHarmlessAndAnotherOneIsRefused() {
    TestCommittee committee = TestCommittee.ofNewAgency(2);
    CeremonyStatement statement = committee.statement(1, 1, Duration.ofDays(1));
    byte[] call = committee.contractingOfficer.sign(statement.toJson());
    assertThat(TestCommittee.post("ceremonies", call).outcome()).isEqualTo("200");
    assertThat(TestCommittee.post("ceremonies", call).outcome()).isEqualTo("200");
    String round1 = "ceremonies/" + statement.ceremony() + "/round1";
    byte[] dealt =
        committee.people.get(0).sign(Dealing.make(statement, 1, new SecureRandom()).toJson());
    assertThat(TestCommittee.post(round1, dealt).outcome()).isEqualTo("200");
    assertThat(TestCommittee.post(round1, dealt).outcome()).isEqualTo("200");
    byte[] other =
        committee.people.get(0).sign(Dealing.make(statement, 1, new SecureRandom()).toJson());
    assertThat(TestCommittee.post(round1, other).outcome()).isEqualTo("422 already-posted");
    byte[] foreign =
        committee.people.get(0).sign(Dealing.make(statement, 2, new SecureRandom()).toJson());
    assertThat(TestCommittee.post(round1, foreign).outcome()).isEqualTo("422 not-that-member");
  }

  @Test
  void aMessageAboutAnotherCeremonyThanItsAddressIsRefused() {
    TestCommittee committee = TestCommittee.ofNewAgency(2);
    CeremonyStatement statement = committee.statement(1, 1, Duration.ofDays(1));
    TestCommittee.post("ceremonies", committee.contractingOfficer.sign(statement.toJson()));
    byte[] dealt =
        committee.people.get(0).sign(Dealing.make(statement, 1, new SecureRandom()).toJson());
    String elsewhere = "ceremonies/" + UUID.randomUUID() + "/round1";
    assertThat(TestCommittee.post(elsewhere, dealt).outcome()).isEqualTo("422 wrong-address");
  }

  @Test
  void aDealerWhoSendsAWrongShareIsFoundByItsRecipientWhoseComplaintBurnsAllKeys() {
    TestCommittee committee = TestCommittee.ofNewAgency(2);
    CeremonyStatement statement = committee.statement(2, 2, Duration.ofDays(1));
    TestCommittee.post("ceremonies", committee.contractingOfficer.sign(statement.toJson()));
    UUID ceremony = statement.ceremony();
    Round1 honest = Dealing.make(statement, 1, new SecureRandom());
    Round1 other = Dealing.make(statement, 1, new SecureRandom());
    List<DealtKey> keys = new ArrayList<>(honest.keys());
    DealtKey last = keys.get(1);
    keys.set(
        1,
        new DealtKey(
            2,
            last.commitments(),
            last.possession(),
            List.of(last.shares().get(0), other.key(2).shares().get(1))));
    Round1 false1 = new Round1(ceremony, statement.hash(), 1, keys);
    TestCommittee.post(
        "ceremonies/" + ceremony + "/round1", committee.people.get(0).sign(false1.toJson()));
    committee.officers.get(1).contribute(ceremony).orThrow();
    committee.officers.get(0).confirm(ceremony).orThrow();
    Verdict<String> victim = committee.officers.get(1).confirm(ceremony);
    assertThat(((Verdict.Refused<String>) victim).refusal().detail()).contains("Dealer 1, key 2");
    JsonObject shown = TestCommittee.show(ceremony);
    assertThat(shown.string("state")).isEqualTo("burnt");
    assertThat(shown.string("complaint")).startsWith("member 2: Dealer 1, key 2");
    assertThat(duties(committee)).isEmpty();
  }

  @Test
  void acceptingAnotherTranscriptIsRefused() {
    TestCommittee committee = TestCommittee.ofNewAgency(2);
    UUID ceremony = committee.called(1, 1);
    committee.officers.forEach(officer -> officer.contribute(ceremony).orThrow());
    var statement =
        CeremonyStatement.from(
            SignedDocument.read(TestCommittee.show(ceremony).bytes("statement")).json());
    var accept =
        new Round2(ceremony, statement.hash(), 1, statement.hash(), Round2.Word.ACCEPT, null);
    assertThat(
            TestCommittee.post(
                    "ceremonies/" + ceremony + "/round2",
                    committee.people.get(0).sign(accept.toJson()))
                .outcome())
        .isEqualTo("422 other-transcript");
  }

  @Test
  void onlyTheOwnAgencysContractingOfficerCallsACommitteeAndOnlyForNinetyDays() {
    TestCommittee committee = TestCommittee.ofNewAgency(2);
    JsonObject call = committee.statement(2, 1, Duration.ofDays(30)).toJson();
    TestPerson stranger = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    assertThat(TestCommittee.post("ceremonies", stranger.sign(call)).outcome())
        .isEqualTo("422 foreign-agency");
    assertThat(TestCommittee.post("ceremonies", committee.people.get(0).sign(call)).outcome())
        .isEqualTo("403 role-missing");
    JsonObject tooLong = committee.statement(2, 1, Duration.ofDays(90).plusMillis(1)).toJson();
    assertThat(
            TestCommittee.post("ceremonies", committee.contractingOfficer.sign(tooLong)).outcome())
        .isEqualTo("422 pool-too-long");
  }

  @Test
  void oneCommitteeKeyServesOneCeremonyAfterAnother() {
    TestCommittee committee = TestCommittee.ofNewAgency(2);
    committee.ready(2, 1);
    committee.registerAgain(Duration.ofDays(730));
    committee.ready(2, 1);
    committee.registerAgain(Duration.ofDays(800));
    UUID third = committee.ready(2, 1);
    assertThat(TestCommittee.show(third).string("state")).isEqualTo("ready");
  }

  @Test
  void aCommitteeKeyBelongsToWhoSignedForIt() {
    TestCommittee committee = TestCommittee.ofNewAgency(1);
    CommitteeKeyStatement first =
        CommitteeKeyStatement.from(
            SignedDocument.read(
                    committee.statement(1, 1, Duration.ofDays(1)).member(1).committeeKey())
                .json());
    TestPerson thief = TestPerson.of("agency", "COMMITTEE_MEMBER").registered();
    assertThat(TestCommittee.post("keys", thief.sign(first.toJson())).outcome())
        .isEqualTo("422 wrong-person");
    Instant past =
        TestClock.INSTANCE
            .instant()
            .minusSeconds(1)
            .truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    var ended = new CommitteeKeyStatement(first.person(), first.key(), past);
    assertThat(TestCommittee.post("keys", committee.people.get(0).sign(ended.toJson())).outcome())
        .isEqualTo("422 key-expired");
  }

  private static List<String> duties(TestCommittee committee) {
    return committee.officers.stream()
        .flatMap(officer -> officer.duties().orThrow().stream())
        .map(CommitteeDuty::act)
        .map(Enum::name)
        .toList();
  }

  @Test
  void whatIsForNoCeremonyOrComesFromAStrangerOrTooEarlyIsRefused() {
    TestCommittee committee = TestCommittee.ofNewAgency(2);
    TestPerson stranger = TestCommittee.ofNewAgency(1).people.get(0);
    TestPerson member = committee.people.get(0);
    UUID called = committee.called(1, 1);
    UUID nowhere = UUID.randomUUID();
    assertThat(rehearsal(nowhere, member)).isEqualTo("404 ceremony-unknown");
    assertThat(rehearsal(called, stranger)).isEqualTo("422 not-a-member");
    assertThat(rehearsal(called, member)).isEqualTo("422 wrong-round");
    assertThat(answer(committee.ready(1, 1), member)).isEqualTo("404 session-unknown");
    assertThat(committee.officers.get(0).rehearse(called).refused())
        .get()
        .matches(refusal -> refusal.code().equals("nothing-due"));

    CommitteeKeyStatement own =
        CommitteeKeyStatement.from(
            SignedDocument.read(
                    committee.statement(1, 1, Duration.ofDays(1)).members().get(0).committeeKey())
                .json());
    String other =
        CommitteeKeyStatement.from(
                SignedDocument.read(
                        committee
                            .statement(1, 1, Duration.ofDays(1))
                            .members()
                            .get(1)
                            .committeeKey())
                    .json())
            .person();
    var stolen = new CommitteeKeyStatement(other, own.key(), own.notAfter());
    assertThat(TestCommittee.post("keys", committee.people.get(1).sign(stolen.toJson())).outcome())
        .isEqualTo("422 key-of-another");
  }

  /** A part of a rehearsal that was never started. */
  private static String answer(UUID ceremony, TestPerson by) {
    JsonObject answer =
        JsonObject.ofType("opengeps/rehearsal/1")
            .put("ceremony", ceremony)
            .put("ceremonyHash", Sha256.ofText("ceremony"))
            .put("transcriptHash", Sha256.ofText("transcript"))
            .put("session", UUID.randomUUID())
            .put("member", 1)
            .put("keys", List.of())
            .build();
    return TestCommittee.post("ceremonies/" + ceremony + "/rehearsal", by.sign(answer)).outcome();
  }

  private static String rehearsal(UUID ceremony, TestPerson by) {
    JsonObject start =
        JsonObject.ofType("opengeps/rehearsal-start/1")
            .put("ceremony", ceremony)
            .put("session", UUID.randomUUID())
            .build();
    return TestCommittee.post("ceremonies/" + ceremony + "/rehearsals", by.sign(start)).outcome();
  }
}
