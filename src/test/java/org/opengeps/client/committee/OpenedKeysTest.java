package org.opengeps.client.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

class OpenedKeysTest {
  private static final Sha256 CLOSE = Sha256.ofText("close");
  private static final Point ONE = Point.base(Scalar.of(3));
  private static final Point TWO = Point.base(Scalar.of(4));
  private static final Map<String, List<Point>> LISTS =
      Map.of("public", List.of(ONE, TWO), "confidential", List.of(TWO));

  @TempDir Path folder;

  /** Every program reads the file anew, as after a restart. */
  private Optional<String> claim(String key, Sha256 close, Map<String, List<Point>> lists) {
    return new OpenedKeys(folder.resolve("member.opened"))
        .claim(key, close, lists)
        .map(Refusal::code);
  }

  @Test
  void aKeyOpensOneClosingAsOftenAsItIsAskedAndNoOtherOne() {
    assertThat(claim("k1", CLOSE, LISTS)).isEmpty();
    assertThat(claim("k1", CLOSE, LISTS)).isEmpty();
    assertThat(claim("k2", CLOSE, LISTS)).isEmpty();
    assertThat(claim("k1", Sha256.ofText("another"), LISTS)).contains("key-used-before");
  }

  @Test
  void ofOneClosingItOpensOneListOfPointsForEachName() throws Exception {
    assertThat(claim("k1", CLOSE, LISTS)).isEmpty();
    byte[] before = Files.readAllBytes(folder.resolve("member.opened"));
    assertThat(claim("k1", CLOSE, Map.of("public", List.of(TWO, ONE)))).contains("list-changed");
    assertThat(claim("k1", CLOSE, Map.of("public", List.of(ONE)))).contains("list-changed");
    assertThat(claim("k1", CLOSE, Map.of("confidential", List.of(TWO, ONE))))
        .contains("list-changed");
    assertThat(Files.readAllBytes(folder.resolve("member.opened"))).isEqualTo(before);
  }

  @Test
  void nothingIsOpenedUnderAnInventedName() {
    assertThat(claim("k1", CLOSE, Map.of("public-2", List.of(ONE)))).contains("list-changed");
    assertThat(claim("k1", CLOSE, Map.of("proofless-17", List.of(ONE)))).isEmpty();
  }

  @Test
  void aMemoryFromBeforeListsWereRememberedStillBindsTheKeyToItsClosing() throws Exception {
    Files.writeString(folder.resolve("member.opened"), "k1 " + CLOSE + "\n");
    assertThat(claim("k1", Sha256.ofText("another"), LISTS)).contains("key-used-before");
    assertThat(claim("k1", CLOSE, LISTS)).isEmpty();
  }
}
