package org.opengeps.registry.usecase;

import java.util.Optional;
import java.util.Set;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.Registration;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.SupplierProfile;

/** A registration in our words. */
public record RegistrationFacts(
    OrganisationKind kind, Registration registration, Set<Role> roles, SupplierProfile profile) {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_EMAIL = 254;
  private static final int MOST_CODES = 100;

  /** What a page or another program could not show or store. */
  Optional<Refusal> shortcoming() {
    String missing = null;
    if (isNoName(registration.name().ko()) || isNoName(registration.name().en())) {
      missing = "name needs ko and en, each of 1 to 200 characters";
    } else if (isNoName(registration.person().name())) {
      missing = "person.name needs 1 to 200 characters";
    } else if (!registration.person().email().matches("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+")
        || registration.person().email().length() > LONGEST_EMAIL) {
      missing = "person.email is no mail address";
    } else if (profile.industries().size() > MOST_CODES || profile.regions().size() > MOST_CODES) {
      missing = "at most 100 industries and 100 regions";
    }
    return Optional.ofNullable(missing)
        .map(
            what ->
                new Refusal(
                    "registration-format",
                    "등록 내용이 올바르지 않습니다.",
                    "The registration holds a wrong value: " + what + "."));
  }

  private static boolean isNoName(String text) {
    return text.isBlank()
        || text.length() > LONGEST_NAME
        || text.chars().anyMatch(Character::isISOControl);
  }
}
