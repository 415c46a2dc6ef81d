package org.opengeps.cli.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.EvaluationInput;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.verifier.ReadEvaluation;
import org.opengeps.verifier.UnreadableException;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ranks and awards again what was opened. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Ranks the opened bids again, computes every score and says whose turn it is or who has the"
          + " award, step by step, from the documents alone: by the same code as the engine and the"
          + " same bytes on every machine. It does not ask who signed them: use verify for that."
    },
    footer = {
      "",
      "Examples:",
      "  evaluate bundle.zip",
      "  evaluate --input bundle.zip > input.json",
      "  evaluate input.json",
      "  evaluate --schema output"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:evaluated; the result is canonical JSON (opengeps/evaluation/1)",
      "1:the documents do not belong together, with a sentence saying which",
      "2:wrong usage, or a file that cannot be read"
    })
public final class EvaluateCommand implements Callable<Integer> {
  private static final int UNREADABLE = 2;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Asked asked;

  @Option(
      names = "--input",
      description = "Prints what would be evaluated (opengeps/evaluation-input/1) instead.")
  private boolean input;

  /** Either something to evaluate, or the form in which that is written. */
  static final class Asked {
    @Parameters(paramLabel = "FILE", description = "A bundle (zip), or an input (JSON).")
    private Path file;

    @Option(
        names = "--schema",
        paramLabel = "WHICH",
        description = "Prints the JSON schema of: ${COMPLETION-CANDIDATES}.")
    private Side schema;
  }

  /** Which of the two documents. */
  enum Side {
    input,
    output
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try {
      if (asked.schema != null) {
        out.print(schema(asked.schema));
        out.flush();
        return 0;
      }
      return evaluate(read(Files.readAllBytes(asked.file)), out, err);
    } catch (IOException e) {
      err.println("Cannot read " + e.getMessage() + ".");
    } catch (JsonFormatException e) {
      err.println("This is no input of the promised form: " + e.getMessage() + ".");
    } catch (UnreadableException e) {
      err.println(e.getMessage());
    }
    return UNREADABLE;
  }

  private static EvaluationInput read(byte[] bytes) throws UnreadableException {
    return ReadEvaluation.isBundle(bytes)
        ? ReadEvaluation.of(bytes)
        : EvaluationInput.from(JsonObject.parse(bytes));
  }

  private int evaluate(EvaluationInput documents, PrintWriter out, PrintWriter err) {
    Verdict<JsonObject> result =
        input ? Verdict.accept(documents.toJson()) : documents.evaluate(AwardMethods.ALL);
    if (result.refused().isPresent()) {
      Refusal refusal = result.refused().get();
      err.println(refusal.code() + ": " + refusal.detail());
      return 1;
    }
    out.print(new String(result.orThrow().canonical(), StandardCharsets.UTF_8));
    out.print('\n');
    out.flush();
    return 0;
  }

  private static String schema(Side side) {
    String name = side == Side.input ? "evaluation-input-1" : "evaluation-1";
    try (InputStream in =
        EvaluateCommand.class.getResourceAsStream("/schemas/" + name + ".schema.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
