package org.opengeps.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.TechnicalApproval;
import org.opengeps.protocol.message.TechnicalDecision;

/**
 * What a bundle holds of the stages before the one that it is about, of every lot that has some:
 * who was admitted, and by which decision.
 */
record AdmissionFiles(
    List<Signed<OpeningRecord>> records,
    List<Signed<TechnicalDecision>> decisions,
    List<Signed<TechnicalApproval>> approvals) {
  static final String FOLDER = "admissions/";
  static final String RECORD = "-record.p7s";
  static final String DECISION = "-decision.p7s";
  static final String APPROVAL = "-approval.p7s";

  List<Signed<?>> signed() {
    List<Signed<?>> all = new ArrayList<>(records);
    all.addAll(decisions);
    all.addAll(approvals);
    return all;
  }

  /**
   * @param lot that was decided on, in the round that came before
   * @param kind {@value #RECORD}, {@value #DECISION} or {@value #APPROVAL}
   */
  static <T> Optional<Signed<T>> find(List<Signed<T>> files, String lot, String kind) {
    return files.stream().filter(one -> one.name().equals(FOLDER + lot + kind)).findFirst();
  }
}
