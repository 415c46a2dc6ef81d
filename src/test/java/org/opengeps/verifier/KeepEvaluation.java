package org.opengeps.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.EvaluationInput;
import org.opengeps.protocol.message.RoundMessage;
import org.opengeps.protocol.message.Waiver;

/**
 * Writes the kept input and its result: run it in the project's folder after a change that is
 * meant.
 */
final class KeepEvaluation {
  private static final Path FOLDER = Path.of("src/test/resources/evaluation");

  private KeepEvaluation() {}

  /** The same round, in which the first candidate waived the contract and was not scored. */
  private static EvaluationInput waived(EvaluationInput input) {
    RoundMessage first = input.acts().get(0);
    var waiver = new Waiver(first.tender(), first.lot(), first.rankingHash(), first.submission());
    return new EvaluationInput(
        input.notice(), input.rules(), input.opened(), List.of(waiver, input.acts().get(1)));
  }

  public static void main(String[] arguments) throws IOException, UnreadableException {
    EvaluationInput input = ReadEvaluation.of(new BundleScene().zip());
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("screening-input.json"), input.toJson() + "\n");
    EvaluationInput waived = waived(input);
    Files.writeString(FOLDER.resolve("waived-input.json"), waived.toJson() + "\n");
    Files.writeString(
        FOLDER.resolve("waived-result.json"), waived.evaluate(AwardMethods.ALL).orThrow() + "\n");
    Files.writeString(
        FOLDER.resolve("screening-result.json"), input.evaluate(AwardMethods.ALL).orThrow() + "\n");
  }
}
