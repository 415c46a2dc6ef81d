package org.opengeps.protocol.threshold;

import java.math.BigInteger;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;

/** The only curve of the suite, in Bouncy Castle's fast implementation. */
final class P256 {
  private static final X9ECParameters PARAMETERS = CustomNamedCurves.getByName("P-256");
  static final BigInteger ORDER = PARAMETERS.getN();
  static final ECPoint GENERATOR = PARAMETERS.getG();
  static final ECCurve CURVE = PARAMETERS.getCurve();

  private P256() {}
}
