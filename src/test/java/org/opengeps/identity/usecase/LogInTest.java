package org.opengeps.identity.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Refusal;

/** What somebody is told whose log-in does not count. */
class LogInTest {
  @Test
  void whoCameByAnotherNameIsToldTheAddressInBothLanguages() {
    Refusal refusal = LogIn.otherOrigin("http://localhost:8080", "http://127.0.0.1:8080");
    assertThat(refusal.code()).isEqualTo("origin-other");
    assertThat(refusal.detail().split(" / "))
        .hasSize(2)
        .allSatisfy(
            said -> assertThat(said).contains("http://localhost:8080", "http://127.0.0.1:8080"));
  }
}
