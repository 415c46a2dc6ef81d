package org.opengeps.registry;

import java.util.Set;
import org.opengeps.identity.Role;

/** The two kinds of organisations, with the roles that their people may register for. */
public enum OrganisationKind {
  /**
   * 수요기관: buys. Its code never has the form of a business number: what authorities certify for
   * suppliers by the million must not be a way to become an agency.
   */
  AGENCY(
      "(?![0-9]{10}$)[0-9A-Z]{3,20}",
      Set.of(
          Role.CONTRACTING_OFFICER,
          Role.APPROVING_OFFICER,
          Role.COMMITTEE_MEMBER,
          Role.EVALUATOR,
          Role.AGENCY_ADMINISTRATOR)),
  /** 조달업체: bids. */
  SUPPLIER("[0-9]{10}", Set.of(Role.SUPPLIER_BIDDER));

  private final String identifierForm;
  private final Set<Role> roles;

  OrganisationKind(String identifierForm, Set<Role> roles) {
    this.identifierForm = identifierForm;
    this.roles = roles;
  }

  /** The word in messages and tables: lower case. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public boolean admits(String identifier) {
    return identifier.matches(identifierForm);
  }

  public Set<Role> roles() {
    return roles;
  }
}
