package org.opengeps.identity;

import java.security.cert.X509Certificate;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.pki.RevocationStatus;

/**
 * A message whose sender is known: signature, path and binding hold as of the instant of the act.
 *
 * @param actor who signed, with the roles in force
 * @param certificate the signer's
 * @param revocation good, or unknown where the door admits that; never revoked
 */
public record SignedMessage(
    SignedDocument document,
    Actor actor,
    X509Certificate certificate,
    RevocationStatus revocation) {
  /** The signed content. */
  public JsonObject json() {
    return document.json();
  }

  /**
   * Whether the authority's services did not answer, so that the decision has to be made later as
   * of the instant.
   */
  public boolean isRevocationUnknown() {
    return revocation instanceof RevocationStatus.Unknown;
  }
}
