package org.opengeps.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.usecase.CreateCeremony;
import org.opengeps.custody.usecase.FindCeremony;
import org.opengeps.custody.usecase.PostRehearsal;
import org.opengeps.custody.usecase.PostRound1;
import org.opengeps.custody.usecase.PostRound2;
import org.opengeps.custody.usecase.RegisterCommitteeKey;
import org.opengeps.kernel.Refusal;
import org.opengeps.notice.usecase.ApproveNotice;
import org.opengeps.notice.usecase.DraftNotice;
import org.opengeps.notice.usecase.PrepareNotice;
import org.opengeps.notice.usecase.PublishNotice;
import org.opengeps.protocol.ceremony.Dealing;
import org.opengeps.protocol.ceremony.Rehearsals;
import org.opengeps.protocol.ceremony.Transcript;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.CommitteeKeyStatement;
import org.opengeps.protocol.message.Round2;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** Agencies that publish tenders, for tests inside the server: officers, committee, ceremony. */
@ApplicationScoped
public class Buyer {
  private final SecureRandom random = new SecureRandom();
  @Inject private RegisterCommitteeKey registerKey;
  @Inject private CreateCeremony createCeremony;
  @Inject private PostRound1 postRound1;
  @Inject private PostRound2 postRound2;
  @Inject private PostRehearsal postRehearsal;
  @Inject private FindCeremony findCeremony;
  @Inject private DraftNotice draftNotice;
  @Inject private ApproveNotice approveNotice;
  @Inject private PrepareNotice prepareNotice;
  @Inject private PublishNotice publishNotice;

  /** An agency with a drafting and an approving officer. */
  public record Agency(String code, TestPerson officer, TestPerson approver) {}

  /**
   * A committee member.
   *
   * @param person id at the engine
   */
  public record Member(TestPerson self, String person, Scalar key, byte[] signedKey) {}

  public Agency agency() {
    String code = TestPerson.agencyCode();
    return new Agency(
        code,
        person(code, "김기안", "CONTRACTING_OFFICER", "EVALUATOR"),
        person(code, "이결재", "APPROVING_OFFICER"));
  }

  /** Another registered person of the agency. */
  public TestPerson person(String code, String name, String... roles) {
    TestPerson person = TestPerson.named("agency", code, name, roles);
    return person.registered();
  }

  /** A 2-of-3 ceremony with so many keys, rehearsed. */
  public CeremonyId readyCeremony(Agency agency, int keys) {
    return ceremony(agency, keys, true);
  }

  /** The same, where only two of three members rehearsed. */
  public CeremonyId unrehearsedCeremony(Agency agency) {
    return ceremony(agency, 1, false);
  }

  private CeremonyId ceremony(Agency agency, int keys, boolean rehearsed) {
    List<Member> members = members(agency, 3);
    CeremonyStatement statement = statement(agency, members, keys);
    CeremonyId id = createCeremony.create(agency.officer().sign(statement.toJson())).orThrow();
    List<SignedDocument> round1 = new ArrayList<>();
    for (int i = 1; i <= members.size(); i++) {
      byte[] signed = sign(members, i, Dealing.make(statement, i, random).toJson());
      postRound1.post(signed).orThrow();
      round1.add(SignedDocument.read(signed));
    }
    Transcript transcript = Transcript.of(statement, round1).orThrow();
    for (int i = 1; i <= members.size(); i++) {
      var accept =
          new Round2(id.value(), statement.hash(), i, transcript.hash(), Round2.Word.ACCEPT, null);
      postRound2.post(sign(members, i, accept.toJson())).orThrow();
    }
    UUID session = findCeremony.find(id).orElseThrow().openRehearsal().orElseThrow().session();
    for (int i = 1; i <= (rehearsed ? 3 : 2); i++) {
      var answer =
          Rehearsals.answer(transcript, session, i, members.get(i - 1).key(), random).orThrow();
      postRehearsal.post(sign(members, i, answer.toJson())).orThrow();
    }
    return id;
  }

  private static byte[] sign(List<Member> members, int index, JsonObject message) {
    return members.get(index - 1).self().sign(message);
  }

  private List<Member> members(Agency agency, int n) {
    List<Member> members = new ArrayList<>();
    for (int i = 1; i <= n; i++) {
      TestPerson self = TestPerson.named("agency", agency.code(), "위원" + i, "COMMITTEE_MEMBER");
      String person = self.registeredId().toString();
      Scalar key = Scalar.random(random);
      byte[] signed =
          self.sign(
              new CommitteeKeyStatement(person, Point.base(key), now().plus(Duration.ofDays(300)))
                  .toJson());
      registerKey.register(signed).orThrow();
      members.add(new Member(self, person, key, signed));
    }
    return members;
  }

  private CeremonyStatement statement(Agency agency, List<Member> members, int keys) {
    List<CeremonyStatement.Member> called = new ArrayList<>();
    for (int i = 1; i <= members.size(); i++) {
      Member member = members.get(i - 1);
      called.add(new CeremonyStatement.Member(i, member.person(), "위원 " + i, member.signedKey()));
    }
    return new CeremonyStatement(
        UUID.randomUUID(),
        agency.code(),
        2,
        members.size(),
        keys,
        now(),
        now().plus(Duration.ofDays(80)),
        called);
  }

  /** Code with which a later order is refused that names no ceremony, whichever door refuses. */
  public String refused(Agency agency, JsonObject draft) {
    var filed = draftNotice.draft(agency.officer().sign(draft));
    if (filed.refused().isPresent()) {
      return filed.refused().get().code();
    }
    DraftView approved = approved(agency, draft);
    return prepareNotice
        .prepare(approved.draft(), agency.officer().sign(preparation(approved, null)))
        .refused()
        .map(Refusal::code)
        .orElse("");
  }

  /** A practice draft that closes in an hour, with a title of its own. */
  public JsonBuilder draft(String title) {
    Instant closes = now().plus(Duration.ofHours(1));
    return Drafts.works("sandbox", null, closes, closes.plusSeconds(60))
        .replace("title", Drafts.text(title, "Practice works"));
  }

  /** Files and approves. */
  public DraftView approved(Agency agency, JsonObject draft) {
    DraftView filed = draftNotice.draft(agency.officer().sign(draft)).orThrow();
    return approveNotice.approve(filed.draft(), agency.approver().sign(approval(filed))).orThrow();
  }

  public JsonObject approval(DraftView draft) {
    return JsonObject.ofType(ApproveNotice.TYPE)
        .put("draft", draft.draft().toString())
        .put("draftHash", draft.hash())
        .build();
  }

  /**
   * @param ceremony null for a correction or cancellation
   */
  public JsonObject preparation(DraftView draft, CeremonyId ceremony) {
    return JsonObject.ofType(PrepareNotice.TYPE)
        .put("draft", draft.draft().toString())
        .put("ceremony", ceremony == null ? null : ceremony.toString())
        .build();
  }

  /** From the draft to the published notice. */
  public NoticeView publish(Agency agency, JsonObject draft, CeremonyId ceremony) {
    DraftView approved = approved(agency, draft);
    PreparedNotice prepared =
        prepareNotice
            .prepare(approved.draft(), agency.officer().sign(preparation(approved, ceremony)))
            .orThrow();
    JsonObject notice = JsonObject.parse(prepared.canonical());
    return publishNotice.publish(approved.draft(), agency.officer().sign(notice)).orThrow();
  }

  /** To the millisecond, as messages say it. */
  public Instant now() {
    return TestClock.INSTANCE.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
