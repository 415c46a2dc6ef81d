package org.opengeps.protocol.opening;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.Interpolation;
import org.opengeps.protocol.threshold.ListProof;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Partial decryptions of a list of points, with one proof for the whole list (docs/protocol.md
 * sections 3 and 8).
 */
public final class Partials {
  private Partials() {}

  /** Which opening, under which key. */
  public record Setting(TenderRef tender, Slot slot, Sha256 closeHash, CommitteeKey key) {}

  /**
   * @param member index from 1
   * @param share the member's share of the key
   * @param list one of {@link OpeningPoints#lists}
   */
  public static Partial make(
      Setting setting,
      int member,
      Scalar share,
      String list,
      List<Point> points,
      SecureRandom random) {
    List<Point> values = points.stream().map(point -> point.times(share)).toList();
    ListProof proof =
        points.isEmpty()
            ? null
            : ListProof.make(share, statement(setting, member, list, points, values), random);
    return new Partial(
        setting.tender,
        setting.slot,
        setting.closeHash,
        setting.key.id(),
        member,
        list,
        points,
        values,
        proof);
  }

  /**
   * @param derived by the judge himself
   * @return empty if the message holds; else the refusal names the member
   */
  public static Optional<Refusal> refusal(Setting setting, OpeningPoints derived, Partial partial) {
    if (!partial.tender().equals(setting.tender)
        || !partial.slot().equals(setting.slot)
        || !partial.closeHash().equals(setting.closeHash)
        || !partial.keyId().equals(setting.key.id())) {
      return Optional.of(
          Refusal.of("partial-invalid.elsewhere")
              .with("member", partial.member())
              .with("list", partial.list()));
    }
    if (partial.member() < 1 || partial.member() > setting.key.n()) {
      return Optional.of(
          Refusal.of("partial-invalid.member")
              .with("member", partial.member())
              .with("list", partial.list()));
    }
    List<Point> expected = derived.lists().get(partial.list());
    if (expected == null) {
      return Optional.of(
          Refusal.of("partial-invalid.list")
              .with("member", partial.member())
              .with("list", partial.list()));
    }
    if (!partial.points().equals(expected)) {
      return Optional.of(
          Refusal.of("partial-invalid.points")
              .with("member", partial.member())
              .with("list", partial.list()));
    }
    if (expected.isEmpty()) {
      return Optional.empty();
    }
    boolean holds =
        partial.values().size() == expected.size()
            && partial.proof() != null
            && partial
                .proof()
                .proves(
                    statement(
                        setting, partial.member(), partial.list(), expected, partial.values()));
    return holds
        ? Optional.empty()
        : Optional.of(
            Refusal.of("partial-invalid.proof")
                .with("member", partial.member())
                .with("list", partial.list()));
  }

  /**
   * S for every point of the list, from the k members with the lowest indexes. All messages must
   * have been checked.
   *
   * @throws IllegalArgumentException if fewer than k members' messages are given
   */
  public static List<Point> combine(CommitteeKey key, Collection<Partial> checked) {
    Map<Integer, List<Point>> values = new HashMap<>();
    checked.forEach(partial -> values.put(partial.member(), partial.values()));
    return Interpolation.combine(key.k(), values);
  }

  private static ListProof.Statement statement(
      Setting setting, int member, String list, List<Point> points, List<Point> values) {
    return new ListProof.Statement(
        setting.tender.toString(),
        setting.closeHash,
        list,
        member,
        setting.key.verificationKey(member),
        points,
        values);
  }
}
