package org.opengeps.protocol.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.Recipient;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.CommitteeScene;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Rehearsal;
import org.opengeps.protocol.message.Round1;
import org.opengeps.protocol.message.Share;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.KnowledgeProof;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/** A dealer who cheats is found and named before any notice can use the key. */
class CheatingDealerTest {
  private static final TestAuthority AUTHORITY = new TestAuthority("CA");
  private static final CommitteeScene SCENE =
      new CommitteeScene(AUTHORITY, AUTHORITY.person("officer"), 2, 3, 2);

  private static Round1 round(int dealer) {
    return Round1.from(SignedDocument.read(SCENE.round1.get(dealer - 1)).json());
  }

  /** Dealer 2's message with its first key changed. */
  private static Round1 changed(UnaryOperator<Round1.DealtKey> change) {
    Round1 honest = round(2);
    List<Round1.DealtKey> keys = new ArrayList<>(honest.keys());
    keys.set(0, change.apply(keys.get(0)));
    return new Round1(honest.ceremony(), honest.ceremonyHash(), 2, keys);
  }

  private static Verdict<Transcript> transcript(Round1 second) {
    List<SignedDocument> messages =
        new ArrayList<>(SCENE.round1.stream().map(SignedDocument::read).toList());
    messages.set(
        1,
        SignedDocument.read(SCENE.people.get(1).signer().sign(second.toJson(), CommitteeScene.AT)));
    return Transcript.of(SCENE.statement, messages);
  }

  private static void expectRefused(Round1 second, String words) {
    Verdict<Transcript> verdict = transcript(second);
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    assertThat(((Verdict.Refused<Transcript>) verdict).refusal().code())
        .isEqualTo("round1-invalid");
    assertThat(((Verdict.Refused<Transcript>) verdict).refusal().detail())
        .contains("Dealer 2")
        .contains(words);
  }

  @Test
  void anHonestTranscriptHoldsAndSharesFitTheVerificationKeys() {
    for (CommitteeKey key : SCENE.transcript.keys()) {
      for (int member = 1; member <= 3; member++) {
        assertThat(Point.base(SCENE.share(key.number(), member)))
            .isEqualTo(key.verificationKey(member));
        assertThat(SCENE.transcript.complaint(member, SCENE.privateKeys.get(member - 1))).isEmpty();
      }
      assertThat(CommitteeKey.from(key.toJson())).isEqualTo(key);
    }
  }

  @Test
  void aMissingDealerIsCounted() {
    List<SignedDocument> two =
        SCENE.round1.subList(0, 2).stream().map(SignedDocument::read).toList();
    assertThat(Transcript.of(SCENE.statement, two))
        .isEqualTo(Verdict.refuse(Refusal.of("round1-missing").with("count", 2).with("n", 3)));
  }

  @Test
  void aFalseProofOfPossessionIsNamed() {
    Round1 other = round(1);
    expectRefused(
        changed(
            key ->
                new Round1.DealtKey(1, key.commitments(), other.key(1).possession(), key.shares())),
        "possession");
  }

  @Test
  void aKeyTakenFromAnotherDealerIsNamed() {
    expectRefused(changed(key -> round(1).key(1)), "possession");
  }

  @Test
  void tooFewOrTooManyCommitmentsAreNamed() {
    expectRefused(
        changed(
            key ->
                new Round1.DealtKey(
                    1, key.commitments().subList(0, 1), key.possession(), key.shares())),
        "commitments");
    expectRefused(
        changed(
            key ->
                new Round1.DealtKey(
                    1,
                    List.of(
                        key.commitments().get(0),
                        key.commitments().get(1),
                        key.commitments().get(1)),
                    key.possession(),
                    key.shares())),
        "commitments");
  }

  @Test
  void pointsOffTheCurveAndInfinityCannotEvenBeRead() {
    for (String bad :
        List.of(
            "020000000000000000000000000000000000000000000000000000000000000001",
            "00",
            "02" + "f".repeat(64))) {
      JsonObject json = round(2).toJson();
      JsonObject key =
          json.objects("keys").get(0).toBuilder().replace("commitments", List.of(bad, bad)).build();
      JsonObject whole =
          json.toBuilder().replace("keys", List.of(key, json.objects("keys").get(1))).build();
      assertThatThrownBy(() -> Round1.from(whole))
          .isInstanceOf(JsonFormatException.class)
          .hasMessageContaining("keys[0].commitments[0]");
    }
  }

  @Test
  void commitmentsThatCancelOutAreRefused() {
    Round1 first = round(1);
    Round1 third = round(3);
    Point others = first.key(1).commitments().get(0).plus(third.key(1).commitments().get(0));
    byte[] negated = others.bytes();
    negated[0] ^= 1;
    Round1 second =
        changed(
            key ->
                new Round1.DealtKey(
                    1,
                    List.of(Point.fromBytes(negated), key.commitments().get(1)),
                    key.possession(),
                    key.shares()));
    assertThat(transcript(second))
        .as("needs the discrete logarithm of the others' sum")
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void dealersWhoTogetherKnowTheSecretsThatCancelOutAreRefusedToo() {
    Scalar others =
        Stream.of(1, 3)
            .map(dealer -> Polynomial.random(2, AUTHORITY.random("dealing " + dealer)).constant())
            .reduce(Scalar::plus)
            .orElseThrow();
    assertThat(Point.base(others))
        .isEqualTo(round(1).key(1).commitments().get(0).plus(round(3).key(1).commitments().get(0)));
    Scalar negated = Scalar.reduce(others.value().negate());
    Round1 second = Dealing.make(SCENE.statement, 2, new BeginsWith(negated));
    assertThat(transcript(second).refused().map(Refusal::code)).contains("key-infinite");
  }

  /** Random numbers of which the first one was chosen. */
  private static final class BeginsWith extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final FixedRandom then = new FixedRandom("then");
    private transient byte[] first;

    BeginsWith(Scalar first) {
      this.first = first.bytes();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (first == null) {
        then.nextBytes(bytes);
      } else {
        System.arraycopy(first, 0, bytes, 0, bytes.length);
        first = null;
      }
    }
  }

  @Test
  void aWrongShareIsAComplaintThatNamesDealerAndKey() {
    expectComplaint(
        new Share(SCENE.statement.ceremony(), SCENE.statement.hash(), 1, 2, 3, Scalar.of(42)),
        "polynomial");
  }

  @Test
  void aShareMadeForAnotherPlaceIsAComplaint() {
    Scalar value = Scalar.of(42);
    expectComplaint(
        new Share(SCENE.statement.ceremony(), SCENE.statement.hash(), 2, 2, 3, value),
        "another place");
    expectComplaint(
        new Share(SCENE.statement.ceremony(), SCENE.statement.hash(), 1, 2, 1, value),
        "another place");
    expectComplaint(
        new Share(UUID.randomUUID(), SCENE.statement.hash(), 1, 2, 3, value), "another place");
  }

  private static void expectComplaint(Share share, String words) {
    byte[] sealed =
        Envelope.seal(
            share.toJson().canonical(),
            Recipient.ofKey(Point.base(SCENE.privateKeys.get(2))),
            Scalar.random(new FixedRandom("e")),
            null,
            new FixedRandom("s"));
    Transcript transcript = transcript(withShare(sealed)).orThrow();
    Optional<Refusal> complaint = transcript.complaint(3, SCENE.privateKeys.get(2));
    assertThat(complaint.map(Refusal::code)).contains("share-invalid");
    assertThat(complaint.get().detail()).contains("Dealer 2, key 1").contains(words);
    assertThat(transcript.complaint(1, SCENE.privateKeys.get(0))).isEmpty();
  }

  private static Round1 withShare(byte[] third) {
    return changed(
        key ->
            new Round1.DealtKey(
                1,
                key.commitments(),
                key.possession(),
                List.of(key.shares().get(0), key.shares().get(1), third)));
  }

  @Test
  void aShareEncryptedToAnotherKeyIsNamedByEverybody() {
    expectRefused(withShare(round(2).key(1).shares().get(0)), "another key than member 3");
  }

  @Test
  void theRehearsalNeedsEverybodyAndTrueValues() {
    List<CommitteeKey> keys = SCENE.transcript.keys();
    List<Rehearsal> answers =
        SCENE.rehearsals.stream()
            .map(der -> Rehearsal.from(SignedDocument.read(der).json()))
            .toList();
    assertThat(Rehearsals.hasPassed(keys, CommitteeScene.SESSION, answers)).isTrue();
    assertThat(Rehearsals.hasPassed(keys, CommitteeScene.SESSION, answers.subList(0, 2))).isFalse();
    assertThat(Rehearsals.hasPassed(keys, UUID.randomUUID(), answers)).isFalse();
    Rehearsal first = answers.get(0);
    Rehearsal.Answer answer = first.keys().get(0);
    Rehearsal lie =
        new Rehearsal(
            first.ceremony(),
            first.ceremonyHash(),
            first.transcriptHash(),
            first.session(),
            1,
            List.of(
                new Rehearsal.Answer(
                    1, answer.value().plus(Point.base(Scalar.of(1))), answer.proof()),
                first.keys().get(1)));
    assertThat(Rehearsals.refusal(keys, CommitteeScene.SESSION, lie).map(Refusal::code))
        .contains("rehearsal-invalid");
  }

  @Test
  void aProofOfPossessionFromAnotherKeyNumberDoesNotHold() {
    KnowledgeProof ofKey2 = round(2).key(2).possession();
    expectRefused(
        changed(key -> new Round1.DealtKey(1, key.commitments(), ofKey2, key.shares())),
        "possession");
  }
}
