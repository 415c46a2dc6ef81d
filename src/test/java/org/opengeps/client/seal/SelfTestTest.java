package org.opengeps.client.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.cms.SubmissionSealer;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/** A bid that would not open at the opening is not sent. */
class SelfTestTest {
  private static final TenderScene SCENE = new TenderScene();
  private final RecordingRandom random = new RecordingRandom(new SecureRandom());

  @Test
  void aBidThatOpensOnTheDeviceMayBeSent() {
    assertThat(SelfTest.judge(sealed(SCENE.terms), List.of(SCENE.terms), random)).isEmpty();
  }

  @Test
  void aBidThatDoesNotOpenWithTheNoticesKeyIsStoppedOnTheDevice() {
    EnvelopeTerms terms = SCENE.terms;
    Point other = Point.base(Scalar.random(new SecureRandom()));
    EnvelopeTerms wrong =
        new EnvelopeTerms(
            terms.envelope(),
            terms.suite(),
            terms.committeeKey(),
            other,
            terms.committeeCertificate(),
            terms.gateCertificate(),
            terms.proofOfEphemeral());
    assertThat(code(SelfTest.judge(sealed(terms), List.of(wrong), random)))
        .isEqualTo("self-test-failed");
  }

  @Test
  void aBidWhoseRandomnessIsNotTheDevicesOwnIsStopped() {
    SealedSubmission sealed = sealed(SCENE.terms);
    RecordingRandom nothing = new RecordingRandom(new SecureRandom());
    assertThat(code(SelfTest.judge(sealed, List.of(SCENE.terms), nothing)))
        .isEqualTo("self-test-failed");
  }

  private static String code(Optional<Refusal> refusal) {
    return refusal.map(Refusal::code).orElse("opens");
  }

  private SealedSubmission sealed(EnvelopeTerms terms) {
    var bidder = SCENE.signing.person("bidder 1", TenderScene.businessNumber(1));
    return new SubmissionSealer(bidder.signer(), random)
        .seal(SCENE.draft(1, 1_540_000_000, List.of(1, 15)), terms);
  }
}
