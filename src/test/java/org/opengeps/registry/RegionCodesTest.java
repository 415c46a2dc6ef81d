package org.opengeps.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.message.LocalText;

class RegionCodesTest {
  @Test
  void everyCityOrCountyLiesInAProvinceOfTheListByCodeAndByName() {
    List<String> parts =
        CodeList.REGIONS.names().keySet().stream().filter(code -> code.length() > 2).toList();
    assertThat(parts).hasSize(157).allMatch(code -> code.matches("[0-9]{5}"));
    for (String code : parts) {
      LocalText part = CodeList.REGIONS.find(code).orElseThrow();
      LocalText province = CodeList.REGIONS.find(code.substring(0, 2)).orElseThrow();
      assertThat(part.ko()).as(code).startsWith(province.ko() + " ").matches(".*[시군]");
      assertThat(part.en()).as(code).endsWith(", " + province.en());
    }
  }

  @Test
  void theListIsInTheOrderOfItsCodesSoThatAProvinceStandsBeforeItsParts() {
    assertThat(List.copyOf(CodeList.REGIONS.names().keySet())).isSorted();
    assertThat(CodeList.REGIONS.names().values()).doesNotHaveDuplicates();
    assertThat(CodeList.REGIONS.find("48850").orElseThrow().ko()).isEqualTo("경상남도 하동군");
    assertThat(CodeList.REGIONS.names().keySet().stream().filter(code -> code.length() == 2))
        .hasSize(17);
  }
}
