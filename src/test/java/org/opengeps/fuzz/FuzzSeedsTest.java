package org.opengeps.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opengeps.verifier.FuzzScene;

/** What a fuzzer found once, and its seeds, are refused or read as every reader promises. */
class FuzzSeedsTest {
  private static final Path KEPT = Path.of("src/test/resources/fuzz");
  private static final Map<String, List<byte[]>> TRUE = FuzzScene.seeds();

  private static List<Path> kept(FuzzedReader reader) {
    if (!Files.isDirectory(KEPT.resolve(reader.folder()))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(KEPT.resolve(reader.folder()))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyKeptInputIsReadOrRefused() {
    return Stream.of(FuzzedReader.values())
        .flatMap(
            reader ->
                kept(reader).stream()
                    .map(
                        file ->
                            DynamicTest.dynamicTest(
                                reader + " " + file.getFileName(),
                                () -> reader.feed(Files.readAllBytes(file)))));
  }

  @TestFactory
  Stream<DynamicTest> trueBytesAreReadAndCutOrChangedOnesReadOrRefused() {
    return Stream.of(FuzzedReader.values())
        .filter(reader -> TRUE.containsKey(reader.folder()))
        .map(reader -> DynamicTest.dynamicTest(reader.toString(), () -> changed(reader)));
  }

  private static void changed(FuzzedReader reader) throws Exception {
    List<byte[]> seeds = TRUE.get(reader.folder());
    assertThat(seeds).isNotEmpty();
    for (byte[] seed : seeds) {
      reader.read(seed);
    }
    byte[] seed = seeds.get(0);
    int step = Math.max(1, seed.length / 40);
    for (int at = 0; at < seed.length; at += step) {
      byte[] other = seed.clone();
      other[at] ^= (byte) 0xff;
      reader.feed(other);
      reader.feed(Arrays.copyOf(seed, at));
    }
  }
}
