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
        : Optional.of(
            new Refusal(
                "not-a-judge",
                "입찰 서류는 이 공고의 기관에서 심사를 맡은 담당자(계약담당, 결재, 평가)만 볼 수 있습니다.",
                "Only officers of this tender's agency who judge its bids (contracting officer,"
                    + " approving officer, evaluator) may read them."));
  }

  /**
   * @param member whether the reader may be a member of the tender's committee
   * @param onDecision whether the lot has prices that open on a decision
   */
  public static Optional<Refusal> seat(boolean member, boolean onDecision) {
    return member && onDecision
        ? Optional.of(
            new Refusal(
                "reader-is-member",
                "이 공고의 개찰위원은 기술평가에 참여하지 않으므로 입찰 서류를 볼 수 없습니다. 다른 담당자가 보아야 합니다.",
                "You sit in the committee that opens this tender's prices, so you take no part in"
                    + " deciding who passes, and read no bids. Another officer must."))
        : Optional.empty();
  }

  /** Those of the roles in which somebody judges. */
  public static List<BidRead.Role> judging(Set<Role> roles) {
    return Arrays.stream(BidRead.Role.values())
        .filter(role -> roles.contains(Role.valueOf(role.name())))
        .toList();
  }
}
