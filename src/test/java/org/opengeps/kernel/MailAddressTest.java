package org.opengeps.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"hong@firm.example", "h.g+bid@성림.한국", "a@b.co"})
  void aNameAndADomainArePossible(String text) {
    assertThat(MailAddress.isPossible(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "hong@",
        "@firm.example",
        "hong@firm",
        "hong@firm.",
        "ho ng@firm.example",
        "a@b@c.example",
        "a@b..c",
        ""
      })
  void nonsenseIsNot(String text) {
    assertThat(MailAddress.isPossible(text)).isFalse();
  }
}
