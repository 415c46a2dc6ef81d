package org.opengeps.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Asia/Seoul", "Europe/London", "+09:00"})
  void aMachineInAnotherZoneIsNotStarted(String zone) {
    assertThat(Surroundings.objection(ZoneId.of(zone), Locale.ENGLISH))
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("-Duser.timezone=UTC"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "tr", "az", "lt-u-nu-deva", "fa", "my"})
  void aMachineWithDigitsOrLettersOfItsOwnIsNotStarted(String language) {
    assertThat(Surroundings.objection(ZoneId.of("UTC"), Locale.forLanguageTag(language)))
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("-Duser.language=en"));
  }

  @Test
  void aMachineInUtcIsStartedInKoreanAndEnglishAlike() {
    for (String zone : new String[] {"UTC", "Z", "Etc/UTC", "Etc/GMT"}) {
      assertThat(Surroundings.objection(ZoneId.of(zone), Locale.KOREAN)).isEmpty();
      assertThat(Surroundings.objection(ZoneId.of(zone), Locale.ROOT)).isEmpty();
    }
  }
}
