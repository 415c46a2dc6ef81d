package org.opengeps.registry.rules;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Refusal;

/**
 * A person of an agency has the roles that it asked for and an administrator of the same agency,
 * who is another person, gave.
 */
public final class RolesAreGivenByAnother {
  private RolesAreGivenByAnother() {}

  /**
   * @param samePerson whether the two are, or could be, one human being
   * @param sameAgency whether both belong to the agency that the message names
   * @param sameName whether the message names the person as certified
   * @param held roles in force
   * @param wanted roles that the person asked for
   * @param given all roles that the message gives
   */
  public record Facts(
      boolean samePerson,
      boolean sameAgency,
      boolean sameName,
      Set<Role> held,
      Set<Role> wanted,
      Set<Role> given) {}

  public static Optional<Refusal> judge(Facts facts) {
    if (!facts.sameAgency() || !facts.sameName()) {
      return Optional.of(
          new Refusal(
              "foreign-person",
              "우리 기관에 그런 이름의 담당자가 없습니다. 화면을 새로 고치고 다시 고르세요.",
              "Your agency has no such person of this certified name; read the list again."));
    }
    if (facts.samePerson()) {
      return Optional.of(
          new Refusal(
              "four-eyes",
              "자신의 역할은 지정할 수 없습니다. 다른 관리자가 지정해야 합니다.",
              "Nobody gives himself roles; ask another administrator of your agency."));
    }
    Set<Role> open = EnumSet.noneOf(Role.class);
    open.addAll(facts.held());
    open.addAll(facts.wanted());
    return open.containsAll(facts.given())
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                "role-not-asked",
                "본인이 신청하지 않은 역할입니다. 먼저 본인이 그 역할로 등록해야 합니다.",
                "The person asked for "
                    + facts.wanted()
                    + " and has "
                    + facts.held()
                    + ", not for all of "
                    + facts.given()
                    + "; it registers for them first."));
  }
}
