package org.opengeps.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.EvaluationInput;

/**
 * Writes the kept input and its result: run it in the project's folder after a change that is
 * meant.
 */
final class KeepEvaluation {
  private static final Path FOLDER = Path.of("src/test/resources/evaluation");

  private KeepEvaluation() {}

  public static void main(String[] arguments) throws IOException, UnreadableException {
    EvaluationInput input = ReadEvaluation.of(new BundleScene().zip());
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("screening-input.json"), input.toJson() + "\n");
    Files.writeString(
        FOLDER.resolve("screening-result.json"), input.evaluate(AwardMethods.ALL).orThrow() + "\n");
  }
}
