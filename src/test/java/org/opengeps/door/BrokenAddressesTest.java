package org.opengeps.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which paths the server is kept from decoding. */
class BrokenAddressesTest {
  @Test
  void whatTheServerCannotDecodeIsReplacedByWhatTheDoorRefuses() {
    for (String path : List.of("/%zz", "/%", "/a%2", "/%%3", "/%u1234", "/%00", "/;a=%g0")) {
      assertThat(BrokenAddresses.instead(path)).as(path).contains(BrokenAddresses.INSTEAD);
    }
    assertThat(Escapes.areWhole(BrokenAddresses.INSTEAD)).isFalse();
  }

  @Test
  void everyOtherPathStays() {
    for (String path : List.of("/", "*", "/tenders/R25BK00000001", "/%EC%9C%84", "/a%2Fb%25")) {
      assertThat(BrokenAddresses.instead(path)).as(path).isEmpty();
    }
  }

  @Test
  void onAServerOfAnotherKindNothingHappens() {
    BrokenAddresses broken = new BrokenAddresses();
    broken.watch();
    broken.watch();
  }
}
