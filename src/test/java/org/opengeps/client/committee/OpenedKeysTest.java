package org.opengeps.client.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.kernel.Sha256;

class OpenedKeysTest {
  @TempDir private Path folder;

  @Test
  void aKeyOpensOneClosingHoweverOftenItIsAsked() {
    Path file = folder.resolve("me.p12.opened");
    assertThat(new OpenedKeys(file).claim("k1", Sha256.ofText("close"))).isEmpty();
    assertThat(new OpenedKeys(file).claim("k1", Sha256.ofText("close"))).isEmpty();
    assertThat(new OpenedKeys(file).claim("k2", Sha256.ofText("close"))).isEmpty();
    assertThat(new OpenedKeys(file).claim("k1", Sha256.ofText("another")).orElseThrow().code())
        .isEqualTo("key-used-before");
  }
}
