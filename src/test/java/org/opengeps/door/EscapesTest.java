package org.opengeps.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/tenders",
        "q=%EA%B3%B5%EC%82%AC&page=2",
        "/100%25",
        "%7e",
        "q=a+b",
        "가"
      })
  void whatAnybodyCanRead(String address) {
    assertThat(Escapes.areWhole(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%",
        "/%4",
        "/%zz",
        "q=%G1",
        "q=%1G",
        "q=100%",
        "%%",
        "%-1",
        "%+1",
        "%00",
        "a%00b",
        "%FF",
        "%C0%80",
        "%ED%A0%80",
        "%EA%B3",
        "%１１"
      })
  void whatOneReaderReadsAsThisAndAnotherAsThat(String address) {
    assertThat(Escapes.areWhole(address)).isFalse();
  }
}
