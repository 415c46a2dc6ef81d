package org.opengeps.verifier;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@link EveryChangeIsNamedTest} for single bytes; a class of its own, to run beside it. */
class EveryChangedByteIsNamedTest {
  private static final BundleScene SCENE = BundleScene.withProoflessBids();

  @TestFactory
  Stream<DynamicTest> aChangedByteInAnyFile() {
    return SCENE.files.keySet().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> aChangedByteIn(name)));
  }

  private static void aChangedByteIn(String name) throws Exception {
    byte[] original = SCENE.files.get(name);
    for (int at : new int[] {0, original.length / 2, original.length - 1}) {
      byte[] changed = original.clone();
      changed[at] ^= 1;
      ChangedBundle.expectNamed(SCENE, name, changed, "byte " + at);
    }
  }
}
