package org.opengeps.cli.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.opengeps.cli.Said;
import org.opengeps.cli.committee.PersonalOptions;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Signs one message and hands it in at the door of its type. The message is read first as the
 * engine will read it, so that what is wrong in a file is said before a key is opened.
 */
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = {
      "Sign a message about a contract and hand it in: contract, consent, refusal, confirmation,",
      "delivery, inspection, claim, return of a claim, payment order, approval of an order. The type",
      "in the file says which (docs/protocol.md section 9). Harmless to repeat."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:taken; what stands now is printed as JSON",
      "1:refused, or failed, with a sentence saying why",
      "2:wrong usage",
      "3:nothing was sent: read what would be signed, and repeat with --yes"
    })
final class SignCommand implements Callable<Integer> {
  private static final int UNSURE = 3;

  @Mixin private PersonalOptions personal;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The message as JSON.")
  private Path file;

  @Option(names = "--yes", description = "Sign it, having read it.")
  private boolean yes;

  @Override
  public Integer call() throws IOException {
    JsonObject message = read();
    Act act =
        Act.of(message)
            .orElseThrow(
                () ->
                    usage("The member 'type' in " + file + " must be one of " + Act.types() + "."));
    String path = act.path(message);
    if (!yes) {
      Said.line(spec, message.toString());
      spec.commandLine()
          .getErr()
          .println(
              "That is what would be signed; a signature cannot be taken back. Nothing was sent."
                  + " Repeat with --yes to sign it.");
      return UNSURE;
    }
    byte[] signed =
        personal
            .personal()
            .sign(message, Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS));
    Verdict<JsonObject> sent = personal.server().post(path, signed);
    if (sent instanceof Verdict.Refused<JsonObject> refused) {
      return Said.refusal(spec, refused.refusal());
    }
    Said.line(spec, sent.orThrow().toString());
    return 0;
  }

  private JsonObject read() throws IOException {
    try {
      return JsonObject.parse(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "There is no file " + file + ".", e);
    }
  }

  private CommandLine.ParameterException usage(String sentence) {
    return new CommandLine.ParameterException(spec.commandLine(), sentence);
  }
}
