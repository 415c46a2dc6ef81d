package org.opengeps.protocol.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.fixture.TestAuthority;

/** Names are read as the authority wrote them, not as one line of a directory writes them. */
class CertifiedNameTest {
  private static final TestAuthority AUTHORITY = new TestAuthority("CA");

  @Test
  void signsThatADirectoryWouldEscapeStandInTheNameAsTheyAre() throws Exception {
    X509Certificate certificate =
        AUTHORITY
            .person("Kim\\, Lee \\+ \\\"Partners\\\",O=(주)가람\\, 서울지점", "1234567890")
            .certificate();
    assertThat(Certificates.commonName(certificate)).contains("Kim, Lee + \"Partners\"");
    assertThat(Certificates.organisation(certificate)).contains("(주)가람, 서울지점");
    assertThat(Certificates.commonName(certificate)).contains(readByTheJdk(certificate, "CN"));
    assertThat(Certificates.organisation(certificate)).contains(readByTheJdk(certificate, "O"));
  }

  @Test
  void aNameOfABlankIsBlank() {
    X509Certificate certificate = AUTHORITY.person("\\ ", "1234567890").certificate();
    assertThat(Certificates.commonName(certificate).orElseThrow()).isBlank();
  }

  private static String readByTheJdk(X509Certificate certificate, String type)
      throws InvalidNameException {
    return new LdapName(certificate.getSubjectX500Principal().getName())
        .getRdns().stream()
            .filter(rdn -> rdn.getType().equals(type))
            .map(Rdn::getValue)
            .map(String::valueOf)
            .findFirst()
            .orElseThrow();
  }
}
