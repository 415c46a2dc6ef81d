package org.opengeps.protocol.pki;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A signed statement of an authority about one certificate, checked.
 *
 * @param form where the statement comes from
 * @param status what it says
 * @param thisUpdate when it was known to be right
 * @param nextUpdate when newer information will be there at the latest, if the authority says so
 * @param der the statement's bytes: a CertificateList or an OCSPResponse
 */
public record RevocationEvidence(
    Form form,
    RevocationStatus status,
    Instant thisUpdate,
    Optional<Instant> nextUpdate,
    byte[] der) {
  /** The two forms of statements; the name in lower case is the extension of the bundle's files. */
  public enum Form {
    OCSP,
    CRL
  }

  /**
   * How long a statement is used that does not say when the next one comes. RFC 6960 section
   * 4.2.2.1: newer information is then there all the time.
   */
  private static final Duration WITHOUT_NEXT_UPDATE = Duration.ofMinutes(10);

  /**
   * An answer from so long before the act still speaks of it: the engine believes what it was told
   * of an authority's certificate for ten minutes, and clocks differ.
   */
  public static final Duration SHORTLY_BEFORE = Duration.ofMinutes(15);

  /**
   * Whether the statement tells that the certificate was good at an act: it was made afterwards, or
   * at most {@link #SHORTLY_BEFORE} before it. A list, which its issuer makes by the clock, also
   * speaks until its successor is due. An older answer says nothing of what happened since.
   */
  public boolean speaksOf(Instant act) {
    if (status instanceof RevocationStatus.Unknown) {
      return false;
    }
    boolean listInForce =
        form == Form.CRL
            && nextUpdate.isPresent()
            && !thisUpdate.isAfter(act)
            && !act.isAfter(nextUpdate.get());
    return listInForce || !thisUpdate.isBefore(act.minus(SHORTLY_BEFORE));
  }

  /** Whether the statement is no longer to be used at this time for a decision about now. */
  public boolean isStaleAt(Instant now) {
    return now.isAfter(nextUpdate.orElseGet(() -> thisUpdate.plus(WITHOUT_NEXT_UPDATE)));
  }
}
