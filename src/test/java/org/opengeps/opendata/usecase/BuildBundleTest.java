package org.opengeps.opendata.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;

/** A bundle proves what it shows, or is not made. */
class BuildBundleTest {
  @Test
  void thereIsNoneBeforeTheFirstWitnessWasHeard() {
    assertThat(BuildBundle.published(Optional.empty()).refused().map(Refusal::code))
        .contains("log-unpublished");
  }
}
