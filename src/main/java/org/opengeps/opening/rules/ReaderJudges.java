package org.opengeps.opening.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.BidRead;

/**
 * The confidential parts of an opened bid are for those who decide about it or score it: officers
 * of the agency of the tender with a role that may. Where prices open on a decision, nobody of the
 * committee takes part in that, and so reads nothing either.
 */
public final class ReaderJudges {
  private ReaderJudges() {}

  /**
   * @param ofTheAgency whether the reader acts for the agency of the tender
   */
  public static Optional<Refusal> role(Set<Role> roles, boolean ofTheAgency) {
    return ofTheAgency && !judging(roles).isEmpty()
        ? Optional.empty()
        : Optional.of(Refusal.of("not-a-judge"));
  }

  /**
   * @param member whether the reader may be a member of the tender's committee
   * @param onDecision whether the lot has prices that open on a decision
   */
  public static Optional<Refusal> seat(boolean member, boolean onDecision) {
    return member && onDecision ? Optional.of(Refusal.of("reader-is-member")) : Optional.empty();
  }

  /** Those of the roles in which somebody judges. */
  public static List<BidRead.Role> judging(Set<Role> roles) {
    return Arrays.stream(BidRead.Role.values())
        .filter(role -> roles.contains(Role.valueOf(role.name())))
        .toList();
  }
}
