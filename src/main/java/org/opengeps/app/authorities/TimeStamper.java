package org.opengeps.app.authorities;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * The time-stamping authority (RFC 3161): SHA-256 imprints only, times to the millisecond, accuracy
 * one second.
 */
final class TimeStamper {
  /**
   * Policy of the demo: an identifier of the arc for examples (RFC 7229, id-TEST-certPolicyOne).
   */
  private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.13.1");

  private static final SecureRandom RANDOM = new SecureRandom();
  private final Credential credential;
  private final Clock clock;

  TimeStamper(Credential credential, Clock clock) {
    this.credential = credential;
    this.clock = clock;
  }

  /**
   * The TimeStampResp to a TimeStampReq, both in DER; a request that cannot be granted gets a
   * rejection.
   */
  byte[] answer(byte[] request) throws IOException {
    try {
      TimeStampResponseGenerator generator =
          new TimeStampResponseGenerator(tokens(), Set.of(TSPAlgorithms.SHA256));
      TimeStampResponse response =
          generator.generate(
              new TimeStampRequest(request),
              new BigInteger(127, RANDOM).setBit(126),
              Date.from(clock.instant()));
      return response.getEncoded();
    } catch (TSPException | OperatorCreationException | CertificateEncodingException e) {
      throw new IllegalStateException("a time stamp that cannot be signed", e);
    }
  }

  private TimeStampTokenGenerator tokens()
      throws OperatorCreationException, TSPException, CertificateEncodingException {
    var digests = new JcaDigestCalculatorProviderBuilder().build();
    var signer =
        new JcaSignerInfoGeneratorBuilder(digests)
            .build(KeyKind.of(credential.key()).signer(credential.key()), credential.certificate());
    // certificate identified by its SHA-256 (signingCertificateV2)
    var digest =
        digests.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256));
    TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(signer, digest, POLICY);
    tokens.setAccuracySeconds(1);
    tokens.setResolution(TimeStampTokenGenerator.R_MILLISECONDS);
    tokens.addCertificates(new JcaCertStore(credential.chain().subList(0, 1)));
    return tokens;
  }
}
