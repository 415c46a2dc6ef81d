package org.opengeps.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lot is called in each of its rounds. */
class LotNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "2", "12345", "0.1", "2.1", "2.10", "12345.999"})
  void whatIsReadIsWrittenAgain(String name) {
    assertThat(LotName.isOne(name)).isTrue();
    assertThat(LotName.parse(name)).hasToString(name);
    assertThat(new Slot(name, "price")).hasToString(name + "/price");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", ".", "2.", ".1", "2.0", "2.01", "2.1000", "2.-1", "2.+1", "2.1.1", "2,1", "2.1 ",
        "02", "02.1", "00", "02.1?", "123456", "-1", "가", "２", "2.１", "2.1\n"
      })
  void whatIsNoNameOfALotIsRefused(String name) {
    assertThat(LotName.isOne(name)).isFalse();
    assertThatThrownBy(() -> LotName.parse(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Slot(name, "price")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRoundFollowsTheOneBeforeAndTheFirstFollowsNone() {
    LotName first = LotName.parse("2");
    assertThat(first.isLater()).isFalse();
    assertThat(first.before()).isEmpty();
    assertThat(first.next()).hasToString("2.1");
    assertThat(first.next().isLater()).isTrue();
    assertThat(first.next().before()).contains(first);
    assertThat(first.next().next()).hasToString("2.2");
    assertThat(first.next().next().before().map(LotName::toString)).contains("2.1");
    assertThat(LotName.parse("0.9").next()).hasToString("0.10");
  }

  @Test
  void lotsStandByTheirNumbersAndThoseOfOneLotByTheirRounds() {
    assertThat(
            List.of("10", "2.10", "2.9", "3", "2", "10.1", "1", "2.1").stream().sorted(Notice.LOTS))
        .containsExactly("1", "2", "2.1", "2.9", "2.10", "3", "10", "10.1");
  }
}
