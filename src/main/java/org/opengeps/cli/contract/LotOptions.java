package org.opengeps.cli.contract;

import org.opengeps.client.http.Engine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which contract is meant. */
class LotOptions {
  @Parameters(paramLabel = "NUMBER", description = "Number of the notice.")
  private String number;

  @Option(
      names = "--lot",
      paramLabel = "LOT",
      defaultValue = "0",
      description = "Lot, where the notice has several.")
  private String lot;

  /** Address of a part of it, such as {@code /deliveries}. */
  String path(String part) {
    return Act.contract(number) + part + "?lot=" + Engine.parameter(lot);
  }
}
