package org.opengeps.custody.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.CommitteeScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.message.Rehearsal;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

class EverySubsetOpensTest {
  private static final TestAuthority AUTHORITY = new TestAuthority("Example CA");
  private static final CommitteeScene SCENE =
      new CommitteeScene(AUTHORITY, AUTHORITY.person("officer"), 3, 5, 2);

  private static List<Rehearsal> rehearsals() {
    return SCENE.rehearsals.stream()
        .map(message -> Rehearsal.from(SignedDocument.read(message).json()))
        .toList();
  }

  @Test
  void everyThreeOfFiveOpenEveryCanary() {
    assertThat(
            EverySubsetOpens.holds(SCENE.transcript.keys(), CommitteeScene.SESSION, rehearsals()))
        .isTrue();
  }

  @Test
  void oneMissingMemberFailsTheRehearsal() {
    assertThat(
            EverySubsetOpens.holds(
                SCENE.transcript.keys(), CommitteeScene.SESSION, rehearsals().subList(0, 4)))
        .isFalse();
  }

  @Test
  void theLastMembersWrongValueIsSeenThoughTheFirstThreeOpen() {
    List<Rehearsal> all = new ArrayList<>(rehearsals());
    Rehearsal last = all.get(4);
    List<Rehearsal.Answer> answers = new ArrayList<>(last.keys());
    Rehearsal.Answer wrong = answers.get(1);
    answers.set(
        1, new Rehearsal.Answer(2, wrong.value().plus(Point.base(Scalar.of(1))), wrong.proof()));
    all.set(
        4,
        new Rehearsal(
            last.ceremony(),
            last.ceremonyHash(),
            last.transcriptHash(),
            last.session(),
            last.member(),
            answers));
    assertThat(EverySubsetOpens.holds(SCENE.transcript.keys(), CommitteeScene.SESSION, all))
        .isFalse();
  }
}
