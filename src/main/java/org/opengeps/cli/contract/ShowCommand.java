package org.opengeps.cli.contract;

import java.util.concurrent.Callable;
import org.opengeps.cli.Said;
import org.opengeps.cli.ServerOptions;
import org.opengeps.client.http.Engine;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints everything that is public of a contract as one JSON object, for programs such as jq. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Print the contract of a tender with its deliveries and payments as JSON.",
      "Until the contract exists, deliveries and payments are null."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:printed",
      "1:refused, or failed, with a sentence saying why",
      "2:wrong usage"
    })
final class ShowCommand implements Callable<Integer> {
  @Mixin private ServerOptions server;
  @Mixin private LotOptions lot;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    Engine engine = server.server();
    Verdict<JsonObject> contract = engine.getJson(lot.path(""));
    if (contract instanceof Verdict.Refused<JsonObject> refused) {
      return Said.refusal(spec, refused.refusal());
    }
    JsonBuilder all = JsonObject.builder().put("contract", contract.orThrow());
    for (String part : new String[] {"deliveries", "payments"}) {
      Verdict<JsonObject> found = engine.getJson(lot.path("/" + part));
      all.put(part, found.refused().isPresent() ? null : found.orThrow());
    }
    Said.line(spec, all.build().toString());
    return 0;
  }
}
