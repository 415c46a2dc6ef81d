package org.opengeps.protocol.hashing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9380 appendix K.1: expand_message_xmd with SHA-256. */
class ExpandMessageTest {
  @ParameterizedTest
  @CsvSource({
    "'', 68a985b87eb6b46952128911f2a4412bbc302a9d759667f87f7a21d803f07235",
    "abc, d8ccab23b5985ccea865c6c97b6e5b8350e794e603b4b97902f53a8a0d605615",
    "abcdef0123456789, eff31487c770a893cfb36f912fbfcbff40d5661771ca4b2cb4eafe524333f5c1"
  })
  void thePublishedVectorsHold(String message, String expected) {
    byte[] bytes =
        ExpandMessage.xmd(
            message.getBytes(StandardCharsets.US_ASCII),
            "QUUX-V01-CS02-with-expander-SHA256-128",
            32);
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(expected);
  }
}
