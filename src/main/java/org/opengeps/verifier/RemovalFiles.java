package org.opengeps.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opengeps.protocol.message.CancellationGrant;
import org.opengeps.protocol.message.CancellationRequest;
import org.opengeps.protocol.message.Removals;

/**
 * What a bundle holds of bids that were removed before the gate opened.
 *
 * @param list which bids, as the log has it
 * @param requests of the bidders
 * @param grants of the agency's officers
 */
record RemovalFiles(
    Optional<Removals> list,
    List<Signed<CancellationRequest>> requests,
    List<Signed<CancellationGrant>> grants) {
  static final String LIST = "removals.json";
  static final String FOLDER = "removals/";
  static final String REQUEST = "-request.p7s";
  static final String GRANT = "-grant.p7s";

  /** Whose envelopes stay sealed. */
  Set<UUID> submissions() {
    return list.map(Removals::submissions).orElse(Set.of());
  }

  boolean isRemoved(UUID submission) {
    return submissions().contains(submission);
  }

  List<Signed<?>> signed() {
    List<Signed<?>> all = new ArrayList<>(requests);
    all.addAll(grants);
    return all;
  }

  /**
   * @param place in the order of the list, from 1
   * @param kind {@value #REQUEST} or {@value #GRANT}
   */
  static String name(int place, String kind) {
    return FOLDER + String.format(Locale.ROOT, "%03d", place) + kind;
  }

  static <T> Optional<Signed<T>> find(List<Signed<T>> files, String name) {
    return files.stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
