package org.opengeps.registry.usecase;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.identity.Role;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.MailAddress;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.Registration;
import org.opengeps.registry.CodeList;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.SupplierProfile;

/** A registration in our words. */
public record RegistrationFacts(
    OrganisationKind kind, Registration registration, Set<Role> roles, SupplierProfile profile) {
  static final int LONGEST_NAME = 200;
  private static final int LONGEST_EMAIL = 254;
  private static final int MOST_CODES = 100;

  /** A name that shows nothing, or something else than it holds. */
  Optional<Refusal> unfitText() {
    return FreeText.judge(
        FreeText.line("name.ko", registration.name().ko(), LONGEST_NAME),
        FreeText.line("name.en", registration.name().en(), LONGEST_NAME),
        FreeText.line("person.name", registration.person().name(), LONGEST_NAME),
        FreeText.line("person.email", registration.person().email(), LONGEST_EMAIL));
  }

  /** What a page or another program could not show or store. */
  Optional<Refusal> shortcoming() {
    String missing = null;
    if (!MailAddress.isPossible(registration.person().email())) {
      missing = "person.email is no mail address";
    } else if (profile.industries().size() > MOST_CODES || profile.regions().size() > MOST_CODES) {
      missing = "at most 100 industries and 100 regions";
    } else if (kind != OrganisationKind.SUPPLIER && profile.size().isPresent()) {
      missing = "only suppliers have a size";
    }
    return Optional.ofNullable(missing)
        .map(what -> Refusal.of("registration-format.value").with("problem", what));
  }

  /** Codes that the register does not know: nobody could be asked for them. */
  Optional<Refusal> unlisted() {
    return unlisted(
            CodeList.INDUSTRIES,
            registration.industries(),
            Refusal.of("industry-unlisted.registration"))
        .or(
            () ->
                unlisted(
                    CodeList.REGIONS,
                    registration.regions(),
                    Refusal.of("region-unlisted.registration")));
  }

  private static Optional<Refusal> unlisted(CodeList list, List<String> codes, Refusal refusal) {
    List<String> unknown = list.unknown(codes);
    return unknown.isEmpty() ? Optional.empty() : Optional.of(refusal.with("codes", unknown));
  }
}
