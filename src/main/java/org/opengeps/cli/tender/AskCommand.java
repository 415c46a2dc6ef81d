package org.opengeps.cli.tender;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.opengeps.cli.Said;
import org.opengeps.cli.committee.PersonalOptions;
import org.opengeps.client.http.EngineSession;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks about a notice. The key logs in; the question itself is not signed. */
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description = {
      "Ask about a notice. Officers and everybody else see the question and not who asked;",
      "your key logs in only, and the question is not signed. It is answered for all at once.",
      "The operator's own log has the time of every log-in: asked on the page, some time after a",
      "log-in, a question is harder to tell from those of others."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:asked", "1:refused, or failed, with a sentence saying why", "2:wrong usage"})
final class AskCommand implements Callable<Integer> {
  @Mixin private PersonalOptions personal;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NUMBER", description = "Number of the notice.")
  private String number;

  @Parameters(index = "1", paramLabel = "TEXT", description = "Your question.")
  private String text;

  @Option(names = "--as-is", description = "Send it although the text may tell which company asks.")
  private boolean asIs;

  @Option(
      names = "--keep",
      paramLabel = "FILE",
      description = "Where to keep the question, to show later that it was yours: a new file.")
  private Path keep;

  @Override
  public Integer call() throws Exception {
    Verdict<EngineSession> begun =
        EngineSession.begin(personal.server(), personal.personal(), Clock.systemUTC());
    if (begun instanceof Verdict.Refused<EngineSession> refused) {
      return Said.refusal(spec, refused.refusal());
    }
    try (EngineSession session = begun.orThrow()) {
      Verdict<JsonObject> asked =
          session.post(
              "/api/v1/tenders/" + number + "/questions",
              JsonObject.builder().put("text", text).put("asIs", asIs).build());
      return asked instanceof Verdict.Refused<JsonObject> refused
          ? Said.refusal(spec, refused.refusal())
          : asked(asked.orThrow());
    }
  }

  private int asked(JsonObject answer) throws Exception {
    if (keep != null) {
      Files.write(keep, answer.object("question").canonical(), StandardOpenOption.CREATE_NEW);
    }
    Said.line(spec, "Asked: " + answer.string("questionHash"));
    Said.line(spec, "To be answered by " + answer.time("dueAt") + ", for all at once.");
    return 0;
  }
}
