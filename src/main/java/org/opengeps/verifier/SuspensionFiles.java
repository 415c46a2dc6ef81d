package org.opengeps.verifier;

import java.util.List;
import java.util.stream.Stream;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.SuspensionApproval;

/**
 * What stopped the rounds of lots and let them go on, in the order of its numbers: of the lot of
 * the bundle, and of the stages before on which an order rests.
 */
record SuspensionFiles(List<Signed<Suspension>> acts, List<Signed<SuspensionApproval>> approvals) {
  /** Those that are about a lot. */
  List<Signed<Suspension>> acts(String lot) {
    return acts.stream().filter(act -> act.content().lot().equals(lot)).toList();
  }

  /** Consents to those. */
  List<Signed<SuspensionApproval>> approvals(String lot) {
    return approvals.stream().filter(one -> one.content().lot().equals(lot)).toList();
  }

  /** Every signed file of them. */
  List<Signed<?>> signed() {
    return Stream.<Signed<?>>concat(acts.stream(), approvals.stream()).toList();
  }
}
