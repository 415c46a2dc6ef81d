package org.opengeps.verifier;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.Slot;

/**
 * What a bundle shows of the opening of one envelope.
 *
 * @param folder in which its files lie; the bundle itself for the last envelope of a lot
 */
record OpenedEnvelope(
    Slot slot,
    String folder,
    Optional<Signed<OpeningRecord>> record,
    List<Signed<Partial>> partials) {
  String recordName() {
    return folder + Bundle.RECORD;
  }

  String partialName(Partial partial) {
    return folder + "partials/" + partial.list() + "-" + partial.member() + ".p7s";
  }

  /**
   * @param place of the bid in close order, from 1
   */
  String envelopeName(int place) {
    String kind = folder.isEmpty() ? "envelope" : slot.envelope();
    return "submissions/" + String.format(Locale.ROOT, "%03d", place) + "-" + kind + ".p7m";
  }
}
