package org.opengeps.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.Refusal;

/** What a request gets that no resource takes. */
class ProblemMapperTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "400, 'http-400'",
    "404, 'not-found'",
    "405, 'http-405'",
    "406, 'http-406'",
    "415, 'http-415'",
    "417, 'http-error'"
  })
  void eachStatusOfTheContainerHasACodeAndASentence(int status, String code) {
    Refusal refusal = ProblemMapper.http(status, "Reason");
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.english()).contains("HTTP " + status + ": Reason");
    assertThat(refusal.korean()).contains("HTTP " + status + ": Reason");
  }
}
