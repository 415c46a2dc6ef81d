package org.opengeps.verifier;

import java.util.List;
import java.util.stream.Stream;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.SuspensionApproval;

/** What stopped the round of the lot and let it go on, in the order of its numbers. */
record SuspensionFiles(List<Signed<Suspension>> acts, List<Signed<SuspensionApproval>> approvals) {
  /** Every signed file of them. */
  List<Signed<?>> signed() {
    return Stream.<Signed<?>>concat(acts.stream(), approvals.stream()).toList();
  }
}
