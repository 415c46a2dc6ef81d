package org.opengeps.app.authorities;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A key whose certificate no authority stands above: whoever is to believe it gets it handed over.
 */
public final class SelfSigned {
  private static final Duration BACKDATED = Duration.ofDays(30);
  private static final Duration LIFE = Duration.ofDays(10L * 365);

  private SelfSigned() {}

  /** A new key that signs documents. */
  public static Credential make(String organisation, String commonName, Clock clock) {
    KeyPair keys = KeyKind.P_256.generate();
    Instant from = clock.instant().minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS);
    X509Certificate certificate =
        CertificateMaker.selfSigned(
            Names.named(organisation, commonName),
            keys,
            Profile.PERSON,
            new Period(from, from.plus(LIFE)));
    return new Credential(keys.getPrivate(), List.of(certificate));
  }
}
