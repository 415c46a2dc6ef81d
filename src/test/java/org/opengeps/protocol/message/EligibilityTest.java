package org.opengeps.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

class EligibilityTest {
  @Test
  void aSectionFromBeforeTheLaterMembersStaysAsItIs() {
    String before = "{\"industries\":[\"0002\"],\"regions\":[]}";
    Eligibility read = Eligibility.from(json(before));
    assertThat(read.toJson()).hasToString(before);
    assertThat(read).isEqualTo(new Eligibility(List.of("0002"), List.of()));
    assertThat(read.allIndustries()).isEmpty();
    assertThat(read.largestSize()).isEmpty();
  }

  @Test
  void everyMemberIsReadAgainAsItWasWritten() {
    Eligibility whole =
        new Eligibility(
            List.of("0001"), List.of("48"), List.of("0002", "0037"), Optional.of(FirmSize.SMALL));
    assertThat(Eligibility.from(json(whole.toJson().toString()))).isEqualTo(whole);
    assertThat(whole.isOpenToAll()).isFalse();
    assertThat(new Eligibility(List.of(), List.of()).isOpenToAll()).isTrue();
    assertThat(
            new Eligibility(List.of(), List.of(), List.of("0002"), Optional.empty()).isOpenToAll())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"industries\":[],\"regions\":[],\"allIndustries\":[]}",
        "{\"industries\":[],\"regions\":[],\"largestSize\":\"large\"}",
        "{\"industries\":[],\"regions\":[],\"largestSize\":\"tiny\"}",
        "{\"industries\":[],\"regions\":[],\"largestSize\":null}",
        "{\"industries\":[],\"regions\":[],\"allIndustries\":null}",
        "{\"industries\":[],\"regions\":[],\"record\":\"5 years\"}",
        "{\"industries\":[]}"
      })
  void nothingIsSaidInASecondWayAndNoWordIsPassedOver(String other) {
    assertThatThrownBy(() -> Eligibility.from(json(other))).isInstanceOf(JsonFormatException.class);
  }

  @Test
  void aListHasAtMostAHundredCodes() {
    assertThat(Eligibility.from(json(codes(100))).industries()).hasSize(100);
    assertThatThrownBy(() -> Eligibility.from(json(codes(101))))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("industries");
  }

  @Test
  void aRegistrationSaysItsSizeOrNothingOfIt() {
    Registration without =
        new Registration(
            "supplier",
            "9990000001",
            new LocalText("가나건설", "Gana"),
            List.of("0002"),
            List.of("48"),
            new Registration.Registrant("김입찰", "kim@firm.example", List.of("SUPPLIER_BIDDER")));
    assertThat(without.toJson().has("size")).isFalse();
    assertThat(Registration.from(without.toJson())).isEqualTo(without);
    Registration small = without.with(FirmSize.SMALL);
    assertThat(small.toJson().string("size")).isEqualTo("small");
    assertThat(Registration.from(small.toJson())).isEqualTo(small);
  }

  private static String codes(int many) {
    return IntStream.range(0, many)
        .mapToObj("\"%04d\""::formatted)
        .collect(Collectors.joining(",", "{\"industries\":[", "],\"regions\":[]}"));
  }

  private static JsonObject json(String text) {
    return JsonObject.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
