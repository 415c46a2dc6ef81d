package org.opengeps.verifier;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.fixture.TestAuthority;

/** A time-stamp token as an authority makes it. */
final class TestStamp {
  private TestStamp() {}

  static byte[] token(TestAuthority.Identity stamper, Sha256 imprint, Instant at) {
    try {
      var digests = new JcaDigestCalculatorProviderBuilder().build();
      var generator =
          new TimeStampTokenGenerator(
              new JcaSimpleSignerInfoGeneratorBuilder()
                  .build("SHA256withECDSA", stamper.key(), stamper.certificate()),
              digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
              new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"));
      generator.addCertificates(new JcaCertStore(List.of(stamper.certificate())));
      TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
      requests.setCertReq(true);
      TimeStampRequest request =
          requests.generate(NISTObjectIdentifiers.id_sha256, imprint.bytes());
      return generator.generate(request, BigInteger.ONE, Date.from(at)).getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
