package org.opengeps.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.ContractStep;

/**
 * What was signed after the award.
 *
 * @param offers contracts in the order of sending: the last one counts
 * @param steps what the parties signed about it
 */
record ContractFiles(List<Signed<Contract>> offers, List<Signed<ContractStep>> steps) {
  static final String FOLDER = "contract/";

  /** How the name of a contract ends, behind its number. */
  static final String OFFER = "-contract.p7s";

  ContractFiles {
    offers = List.copyOf(offers);
    steps = List.copyOf(steps);
  }

  static String step(ContractStep.Kind kind) {
    return FOLDER + JsonValues.word(kind) + ".p7s";
  }

  static String offer(int number) {
    return String.format(Locale.ROOT, "%s%03d%s", FOLDER, number, OFFER);
  }

  Optional<Signed<ContractStep>> find(ContractStep.Kind kind) {
    return steps.stream().filter(one -> one.content().kind() == kind).findFirst();
  }

  List<Signed<?>> signed() {
    List<Signed<?>> all = new ArrayList<>(offers);
    all.addAll(steps);
    return all;
  }
}
