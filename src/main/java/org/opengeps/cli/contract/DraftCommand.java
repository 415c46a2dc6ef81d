package org.opengeps.cli.contract;

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

/** Prints what an officer would send, and of what its terms are chosen. */
@Command(
    name = "draft",
    mixinStandardHelpOptions = true,
    description = {
      "Print, for an officer of the agency, the contract without its terms and the choices of the",
      "rule set. Add the terms and sign it with 'contract sign'."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:printed",
      "1:refused, or failed, with a sentence saying why",
      "2:wrong usage"
    })
final class DraftCommand implements Callable<Integer> {
  @Mixin private PersonalOptions personal;
  @Mixin private LotOptions lot;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    Verdict<EngineSession> begun =
        EngineSession.begin(personal.server(), personal.personal(), Clock.systemUTC());
    if (begun instanceof Verdict.Refused<EngineSession> refused) {
      return Said.refusal(spec, refused.refusal());
    }
    try (EngineSession session = begun.orThrow()) {
      Verdict<JsonObject> draft = session.get(lot.path("/draft"));
      if (draft instanceof Verdict.Refused<JsonObject> refused) {
        return Said.refusal(spec, refused.refusal());
      }
      Said.line(spec, draft.orThrow().toString());
      return 0;
    }
  }
}
