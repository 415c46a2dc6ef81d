package org.opengeps.client.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.cms.SubmissionSealer;
import org.opengeps.protocol.fixture.TenderScene;

/** The baseline of the opening does all that an opening does. */
class SealedSampleTest {
  private static final TenderScene SCENE = new TenderScene();

  @Test
  void aBidWhoseEphemeralKeysAreKnownOpensAsOftenAsOneLikes() {
    RecordingRandom random = new RecordingRandom(new SecureRandom());
    var bidder = SCENE.signing.person("bidder 1", TenderScene.businessNumber(1));
    var sealed =
        new SubmissionSealer(bidder.signer(), random)
            .seal(SCENE.draft(1, 1_540_000_000, List.of(1, 15)), SCENE.terms);
    SealedSample sample = SealedSample.of(sealed, SCENE.terms, random);
    random.forget();
    assertThat(sample.opens()).isTrue();
    assertThat(sample.opens()).isTrue();
  }
}
