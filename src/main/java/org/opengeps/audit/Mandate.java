package org.opengeps.audit;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.AuditMandate;

/**
 * A mandate of an auditor.
 *
 * @param id SHA-256 of the proposer's SignedData
 * @param body the oversight body that gives it
 * @param content as signed
 * @param approvedAt empty while it is only proposed
 * @param endedAt empty unless it was taken back
 */
public record Mandate(
    Sha256 id,
    OrganisationId body,
    PersonId proposer,
    AuditMandate content,
    Instant proposedAt,
    Optional<Instant> approvedAt,
    Optional<Instant> endedAt) {
  /** Whether it may be read under it: approved, begun, and neither over nor taken back. */
  public boolean isInForceAt(Instant at) {
    return approvedAt.filter(since -> !at.isBefore(since)).isPresent()
        && !at.isBefore(content.from())
        && at.isBefore(content.until())
        && endedAt.filter(end -> !at.isBefore(end)).isEmpty();
  }

  public PersonId auditor() {
    return new PersonId(content.auditor().toString());
  }

  /** {@code proposed}, {@code in-force}, {@code coming}, {@code over} or {@code ended}. */
  public String state(Instant at) {
    if (endedAt.isPresent()) {
      return "ended";
    }
    if (!at.isBefore(content.until())) {
      return "over";
    }
    if (approvedAt.isEmpty()) {
      return "proposed";
    }
    return isInForceAt(at) ? "in-force" : "coming";
  }
}
