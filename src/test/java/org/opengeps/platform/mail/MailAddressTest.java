package org.opengeps.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"hong@example.kr", "hong.gildong+tenders@mail.example.co.kr", " a@b.example "})
  void anAddressIsTakenWithoutTheBlanksAroundIt(String typed) {
    assertThat(MailAddress.find(typed)).map(MailAddress::value).contains(typed.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hong",
        "hong@localhost",
        "hong@example.kr,kim@example.kr",
        "hong@example.kr\r\nBcc: kim@example.kr",
        "hong@example.kr\nBcc: kim@example.kr",
        "Hong <hong@example.kr>",
        "\"hong kim\"@example.kr",
        "hong@[127.0.0.1]",
        "홍@example.kr",
        "hong..kim@example.kr",
        ".hong@example.kr",
        "hong@-example.kr",
        "hong@example.kr>",
      })
  void nothingElseIsOneAndNothingCanBeAddedToOne(String typed) {
    assertThat(MailAddress.find(typed)).isEmpty();
  }

  @Test
  void oneThatIsTooLongIsNone() {
    assertThat(MailAddress.find("a".repeat(65) + "@example.kr")).isEmpty();
    assertThat(MailAddress.find("a@" + "b".repeat(60) + ".example".repeat(30))).isEmpty();
    assertThat(MailAddress.find(null)).isEmpty();
  }

  @Test
  void aLineOfALogNamesNobody() {
    assertThat("to " + new MailAddress("hong@example.kr")).doesNotContain("hong");
  }
}
