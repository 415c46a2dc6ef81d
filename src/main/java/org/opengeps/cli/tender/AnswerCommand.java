package org.opengeps.cli.tender;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.opengeps.cli.Said;
import org.opengeps.cli.committee.PersonalOptions;
import org.opengeps.client.http.Engine;
import org.opengeps.client.http.EngineSession;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Answer;
import org.opengeps.protocol.message.LocalText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the questions that wait, or answers some of them for all. */
@Command(
    name = "answer",
    mixinStandardHelpOptions = true,
    description = {
      "Without --question: show the questions about a notice of your agency that wait.",
      "With it: answer them for all, or say why they are not answered. Public at once."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown, or published",
      "1:refused, or failed, with a sentence saying why",
      "2:wrong usage"
    })
final class AnswerCommand implements Callable<Integer> {
  @Mixin private PersonalOptions personal;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "NUMBER", description = "Number of the notice.")
  private String number;

  @Option(
      names = "--question",
      paramLabel = "HASH",
      description = "Hash of a question; once for each that is answered together.")
  private List<String> questions;

  @Option(names = "--wording-ko", paramLabel = "TEXT", description = "The question as published.")
  private String wordingKo;

  @Option(names = "--wording-en", paramLabel = "TEXT", description = "The same in English.")
  private String wordingEn = "";

  @Option(names = "--answer-ko", paramLabel = "TEXT", description = "The answer.")
  private String answerKo;

  @Option(names = "--answer-en", paramLabel = "TEXT", description = "The same in English.")
  private String answerEn = "";

  @Option(
      names = "--correction",
      description = "Say that a correction of the notice follows from the answer.")
  private boolean correction;

  @Option(
      names = "--refuse",
      paramLabel = "REASON",
      description =
          "Do not answer: not-about-the-tender, reveals-a-bidder, said-already or"
              + " secret-until-opening.")
  private String refuse;

  @Override
  public Integer call() {
    return questions == null ? list() : answer();
  }

  private int list() {
    Verdict<EngineSession> begun =
        EngineSession.begin(personal.server(), personal.personal(), Clock.systemUTC());
    if (begun instanceof Verdict.Refused<EngineSession> refused) {
      return Said.refusal(spec, refused.refusal());
    }
    try (EngineSession session = begun.orThrow()) {
      Verdict<JsonObject> waiting = session.get(path() + "/waiting");
      if (waiting instanceof Verdict.Refused<JsonObject> refused) {
        return Said.refusal(spec, refused.refusal());
      }
      waiting.orThrow().objects("questions").forEach(this::show);
      return 0;
    }
  }

  private void show(JsonObject one) {
    Said.line(
        spec,
        one.string("questionHash")
            + "  asked "
            + one.time("askedAt")
            + "  due "
            + one.time("dueAt")
            + "\n  "
            + one.string("text").replace("\n", "\n  "));
  }

  private int answer() {
    insistOnTexts();
    List<Sha256> hashes = hashes();
    Answer.Refused refused = refuse == null ? null : reason();
    Engine engine = personal.server();
    Verdict<JsonObject> sent =
        engine
            .getJson("/api/v1/tenders/" + number)
            .map(tender -> content(TenderRef.parse(tender.string("ref")), hashes, refused))
            .then(answer -> send(engine, answer));
    if (sent instanceof Verdict.Refused<JsonObject> no) {
      return Said.refusal(spec, no.refusal());
    }
    Said.line(spec, "Published at " + sent.orThrow().time("answeredAt") + " (server's clock).");
    return 0;
  }

  private Verdict<JsonObject> send(Engine engine, Answer answer) {
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    DocumentSigner signer = personal.personal();
    return engine.post(path() + "/answers", signer.sign(answer.toJson(), now));
  }

  private void insistOnTexts() {
    boolean given = wordingKo != null && answerKo != null;
    boolean some = wordingKo != null || answerKo != null || correction;
    if (refuse == null ? !given : some) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Give --wording-ko and --answer-ko, or --refuse, and not both.");
    }
  }

  private Answer content(TenderRef tender, List<Sha256> hashes, Answer.Refused refused) {
    return refused == null
        ? new Answer(
            tender,
            hashes,
            new LocalText(wordingKo, wordingEn).composed(),
            new LocalText(answerKo, answerEn).composed(),
            null,
            correction)
        : new Answer(tender, hashes, null, null, refused, false);
  }

  private List<Sha256> hashes() {
    try {
      return questions.stream().map(Sha256::fromHex).toList();
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--question is a hash of 64 hexadecimal digits.", e);
    }
  }

  private Answer.Refused reason() {
    try {
      return Answer.Refused.valueOf(refuse.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "'" + refuse + "' is no reason; see --help.", e);
    }
  }

  private String path() {
    return "/api/v1/tenders/" + number + "/questions";
  }
}
