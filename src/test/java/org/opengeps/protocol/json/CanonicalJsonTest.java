package org.opengeps.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Canonical JSON against the samples of RFC 8785, and everything that the profile refuses. */
class CanonicalJsonTest {
  private static JsonObject parse(String text) {
    return JsonObject.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /** RFC 8785 section 3.2.2, without its fractional numbers. */
  @Test
  void theSampleOfSection322IsSerialisedAsTheRfcShows() {
    String input =
        "{\n  \"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\n  \"literals\": [null, true, false]\n}";
    assertThat(parse(input).toString())
        .isEqualTo(
            "{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  /** RFC 8785 section 3.2.3: members are sorted by UTF-16 code units, not by code points. */
  @Test
  void theSampleOfSection323IsSortedAsTheRfcShows() {
    String input =
        "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\","
            + "\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}";
    assertThat(parse(input).names())
        .containsExactly("\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "null",
        "{\"a\":1,\"a\":1}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "{\"a\":1.0}",
        "{\"a\":1e2}",
        "{\"a\":01}",
        "{\"a\":-0}",
        "{\"a\":+1}",
        "{\"a\":9007199254740992}",
        "{\"a\":-9007199254740992}",
        "{\"a\":99999999999999999999}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\udc00\\ud800\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"tab\there\"}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{\"a\":tru}",
        "{\"a\":1}{}",
        "{\"a\":1} x",
        "{\"a\":NaN}",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":\"",
        "\ufeff{}"
      })
  void whatTheProfileDoesNotKnowIsRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(JsonFormatException.class);
  }

  @Test
  void brokenUtf8AndDeepNestingAreRefused() {
    assertThatThrownBy(
            () -> JsonObject.parse(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}))
        .isInstanceOf(JsonFormatException.class);
    assertThatThrownBy(() -> parse("{\"a\":" + "[".repeat(100_000)))
        .isInstanceOf(JsonFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ }",
        "{\"b\":1,\"a\":1}",
        "{\"a\":\"\\u0041\"}",
        "{\"a\":\"\\/\"}",
        "{\"a\":1}\n"
      })
  void onlyTheCanonicalTextIsCanonical(String text) {
    parse(text);
    assertThatThrownBy(() -> JsonObject.parseCanonical(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("canonical");
  }

  @Test
  void aLongNameBeforeALongListCostsNoMoreThanItsBytes() {
    int half = 2 << 20;
    String message = "{\"" + "a".repeat(half) + "\":[" + "0,".repeat(half / 2) + "0";
    // at the square of its length this would take hours
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          assertThat(JsonObject.parse((message + "]}").getBytes(UTF_8)).names()).hasSize(1);
          assertThatThrownBy(() -> JsonObject.parse((message + ",01]}").getBytes(UTF_8)))
              .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
        });
  }

  @Test
  void theBadMemberIsNamedByItsPath() {
    JsonObject json = parse("{\"lots\":[{\"lot\":\"0\"},{\"lot\":7}]}");
    assertThatThrownBy(() -> json.objects("lots").get(1).string("lot"))
        .hasMessageContaining("lots[1].lot");
    assertThatThrownBy(() -> json.objects("lots").get(0).hash("lot"))
        .hasMessageContaining("lots[0].lot");
    assertThatThrownBy(() -> json.string("none")).hasMessageContaining("none: missing");
    assertThatThrownBy(() -> json.expectSame(JsonObject.builder().build()))
        .hasMessageContaining("lots: unknown member");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-07-01T00:00:00Z",
        "2025-07-01T00:00:00.0000Z",
        "2025-07-01T00:00:00.000+00:00",
        "2025-07-01 00:00:00.000Z",
        "-0001-07-01T00:00:00.000Z",
        "+10000-07-01T00:00:00.000Z",
        "soon"
      })
  void aTimeHasOneSpelling(String time) {
    assertThatThrownBy(() -> JsonObject.builder().put("t", time).build().time("t"))
        .isInstanceOf(JsonFormatException.class);
  }

  @Test
  void base64HasOneSpelling() {
    assertThat(JsonObject.builder().put("b", "AAE=").build().bytes("b")).containsExactly(0, 1);
    for (String other : new String[] {"AAE", "AAF=", "AA E=", "AAE=\n"}) {
      assertThatThrownBy(() -> JsonObject.builder().put("b", other).build().bytes("b"))
          .isInstanceOf(JsonFormatException.class);
    }
  }
}
