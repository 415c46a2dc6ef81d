package org.opengeps.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The shared vectors are what this code makes: JavaScript reads the same files. */
class VectorsTest {
  @TestFactory
  Stream<DynamicTest> theCodeMakesTheStoredVectors() {
    return WriteVectors.all().entrySet().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getKey(),
                    () ->
                        assertThat(stored(file.getKey()))
                            .isEqualTo(WriteVectors.indented(file.getValue().get()))));
  }

  private static String stored(String name) throws IOException {
    try (InputStream in = VectorsTest.class.getResourceAsStream("/vectors/" + name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
