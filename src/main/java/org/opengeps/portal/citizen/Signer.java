package org.opengeps.portal.citizen;

import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.opengeps.protocol.cms.SignedDocument;

/** Who signed what a page shows. */
final class Signer {
  private Signer() {}

  /**
   * Person and organisation, as the certificate names them.
   *
   * @param signed SignedData
   */
  static String of(byte[] signed) {
    X509Certificate certificate = SignedDocument.read(signed).signer();
    try {
      Map<String, String> parts = new HashMap<>();
      new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns()
          .forEach(part -> parts.put(part.getType(), part.getValue().toString()));
      return Stream.of("CN", "O")
          .map(parts::get)
          .filter(Objects::nonNull)
          .collect(Collectors.joining(", "));
    } catch (InvalidNameException e) {
      throw new IllegalStateException("a certificate's own name is an X.500 name", e);
    }
  }
}
