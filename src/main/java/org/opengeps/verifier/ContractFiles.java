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
 * @param steps what the parties signed about each of them, by its number
 */
record ContractFiles(List<Signed<Contract>> offers, List<Signed<ContractStep>> steps) {
  static final String FOLDER = "contract/";

  /** How the name of a contract ends, behind its number. */
  static final String OFFER = "-contract.p7s";

  ContractFiles {
    offers = List.copyOf(offers);
    steps = List.copyOf(steps);
  }

  static ContractFiles of(SignedFiles files) {
    List<Signed<ContractStep>> steps = new ArrayList<>();
    for (ContractStep.Kind kind : ContractStep.Kind.values()) {
      steps.addAll(files.under(FOLDER, ending(kind), json -> ContractStep.of(kind, json)));
    }
    return new ContractFiles(files.under(FOLDER, OFFER, Contract::from), steps);
  }

  /** How the name of a step ends, behind the number of its contract. */
  static String ending(ContractStep.Kind kind) {
    return "-" + JsonValues.word(kind) + ".p7s";
  }

  static String step(int number, ContractStep.Kind kind) {
    return numbered(number) + ending(kind);
  }

  static String offer(int number) {
    return numbered(number) + OFFER;
  }

  private static String numbered(int number) {
    return String.format(Locale.ROOT, "%s%03d", FOLDER, number);
  }

  /** What was signed about the contract of a number. */
  List<Signed<ContractStep>> about(int number) {
    return steps.stream().filter(one -> BundleFiles.number(one.name()) == number).toList();
  }

  Optional<Signed<ContractStep>> find(int number, ContractStep.Kind kind) {
    return about(number).stream().filter(one -> one.content().kind() == kind).findFirst();
  }

  List<Signed<?>> signed() {
    List<Signed<?>> all = new ArrayList<>(offers);
    all.addAll(steps);
    return all;
  }
}
