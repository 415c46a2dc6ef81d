package org.opengeps.notice;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;

/**
 * A draft as its agency sees it.
 *
 * @param hash of the signed draft: what an approval names
 * @param content what was drafted
 * @param returned who sent it back and why
 * @param ref number and order that publishing makes or made; empty before a new notice is prepared
 */
public record DraftView(
    DraftId draft,
    DraftState state,
    OrganisationId agency,
    PersonId drafter,
    Instant filedAt,
    Sha256 hash,
    Draft content,
    Optional<PersonId> approver,
    Optional<Instant> approvedAt,
    Optional<TenderRef> ref,
    Optional<Return> returned) {
  /**
   * Why a draft came back.
   *
   * @param reason as the second officer signed it
   */
  public record Return(PersonId by, String reason, Instant at) {}
}
