package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import org.opengeps.protocol.cms.CertificateForm;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.Recipient;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Encrypts a statement to the gate key the moment it was read, so that who bid rests nowhere in the
 * clear.
 */
@ApplicationScoped
public class GateSealing {
  private final SecureRandom random = new SecureRandom();

  /**
   * @param statement SignedData, DER
   * @param gateCertificate sealing certificate of the gate key, DER
   */
  byte[] seal(byte[] statement, byte[] gateCertificate) {
    Recipient gate = Recipient.of(CertificateForm.read(gateCertificate));
    return Envelope.seal(statement, gate, Scalar.random(random), null, random);
  }
}
