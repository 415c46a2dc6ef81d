package org.opengeps.client.keyfile;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;

/** What one file has asked of this device so far. */
final class Effort {
  /**
   * All rounds of password derivation that one file may ask for: NSS writes 600,000 for each part,
   * a hostile file writes any number.
   */
  private static final int MOST_ROUNDS = 5_000_000;

  private int left = MOST_ROUNDS;

  /**
   * @param rounds as the file says them
   */
  int spend(ASN1Encodable rounds) throws KeyFaultException {
    BigInteger asked = ASN1Integer.getInstance(rounds).getValue();
    if (asked.signum() < 1 || asked.compareTo(BigInteger.valueOf(left)) > 0) {
      throw new KeyFaultException(KeyFault.FILE_EXCESSIVE);
    }
    left -= asked.intValueExact();
    return asked.intValueExact();
  }
}
