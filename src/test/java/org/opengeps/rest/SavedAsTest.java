package org.opengeps.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedAsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "R26BK00000001.zip | attachment; filename=\"R26BK00000001.zip\"; filename*=UTF-8''R26BK00000001.zip",
        "설계 도면.pdf | attachment; filename=\"__ __.pdf\"; filename*=UTF-8''%EC%84%A4%EA%B3%84%20%EB%8F%84%EB%A9%B4.pdf",
        "a\"; name=b%41.pdf | attachment; filename=\"a_; name=b_41.pdf\"; filename*=UTF-8''a%22%3B%20name%3Db%2541.pdf",
        "🏗.txt | attachment; filename=\"_.txt\"; filename*=UTF-8''%F0%9F%8F%97.txt",
      })
  void aFileIsSavedUnderItsNameByNewProgramsAndUnderAPlainOneByOldOnes(String name, String header) {
    assertThat(SavedAs.header(name)).isEqualTo(header);
  }

  @org.junit.jupiter.api.Test
  void noNameBreaksTheHeader() {
    assertThat(SavedAs.header("a\r\nSet-Cookie: x=y\u0000\\"))
        .doesNotContain("\r", "\n", "\u0000", "\\");
  }
}
