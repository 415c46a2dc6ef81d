package org.opengeps.protocol.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.fixture.TestAuthority;

/** Who is the same person, as far as certificates can tell. */
class CertifiedSignerTest {
  private static final TestAuthority AUTHORITY = new TestAuthority("Accredited CA");

  @Test
  void aRenewedCertificateOfTheSameAuthorityIsTheSameHolders() {
    X509Certificate first = AUTHORITY.person("위원", "6110000").certificate();
    X509Certificate renewed = AUTHORITY.person("위원", "6110000").certificate();
    assertThat(renewed).isNotEqualTo(first);
    assertThat(CertifiedSigner.isSameHolder(first, renewed)).isTrue();
  }

  @Test
  void aNamesakeWhomAnotherAuthorityCertifiedIsSomebodyElse() {
    X509Certificate member = AUTHORITY.person("위원", "6110000").certificate();
    X509Certificate namesake =
        new TestAuthority("Other accredited CA").person("위원", "6110000").certificate();
    assertThat(namesake.getSubjectX500Principal()).isEqualTo(member.getSubjectX500Principal());
    assertThat(CertifiedSigner.isSameHolder(member, namesake)).isFalse();
    assertThat(
            CertifiedSigner.isSameHolder(member, AUTHORITY.person("위원", "6110001").certificate()))
        .isFalse();
  }
}
