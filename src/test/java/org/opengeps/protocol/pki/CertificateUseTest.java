package org.opengeps.protocol.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/** One root, four kinds of certificates, each believed for its own use only. */
class CertificateUseTest {
  private static final TestAuthority AUTHORITY = new TestAuthority("Example CA");
  private static final Instant AT = Instant.parse("2025-06-01T00:00:00Z");

  @Test
  void aPersonSignsButNotAsThePlatform() {
    assertThat(uses(AUTHORITY.person("person").certificate()))
        .containsExactly(CertificateUse.SIGNING);
  }

  @Test
  void thePlatformBearsItsMark() {
    assertThat(uses(AUTHORITY.platform("platform").certificate()))
        .containsExactly(CertificateUse.SIGNING, CertificateUse.PLATFORM);
  }

  @Test
  void aTimeStampersPurposeIsNotThePlatformsMark() {
    assertThat(uses(AUTHORITY.stamper("stamper").certificate()))
        .containsExactly(CertificateUse.SIGNING);
  }

  @Test
  void aKeyThatBidsAreSealedToSignsNothing() {
    Point gate = Point.base(Scalar.random(new FixedRandom("gate")));
    assertThat(uses(AUTHORITY.sealing("gate", null, gate).certificate()))
        .containsExactly(CertificateUse.SEALING);
  }

  @Test
  void anAuthorityItselfSignsNoMessage() {
    assertThat(uses(AUTHORITY.root())).isEmpty();
  }

  private static List<CertificateUse> uses(X509Certificate certificate) {
    return List.of(CertificateUse.values()).stream()
        .filter(use -> validated(certificate, use) instanceof Verdict.Accepted)
        .toList();
  }

  private static Verdict<CertificatePath> validated(
      X509Certificate certificate, CertificateUse use) {
    Verdict<CertificatePath> verdict =
        CertificatePath.validate(certificate, List.of(), Set.of(AUTHORITY.root()), use, AT);
    if (verdict instanceof Verdict.Refused<CertificatePath> refused) {
      assertThat(refused.refusal().code()).isEqualTo("certificate-use");
    }
    return verdict;
  }
}
