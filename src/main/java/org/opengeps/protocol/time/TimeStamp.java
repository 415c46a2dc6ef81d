package org.opengeps.protocol.time;

import java.io.IOException;
import java.math.BigInteger;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.pki.CertificatePath;
import org.opengeps.protocol.pki.CertificateUse;
import org.opengeps.protocol.pki.Certificates;

/**
 * A time-stamp token (RFC 3161) whose message imprint is a SHA-256 value: the 32 bytes given, not
 * hashed again.
 */
public final class TimeStamp {
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private final TimeStampToken token;
  private final byte[] der;

  private TimeStamp(TimeStampToken token, byte[] der) {
    this.token = token;
    this.der = der;
  }

  /**
   * A TimeStampReq in DER that asks for the authority's certificate.
   *
   * @param nonce ties the answer to this question
   */
  public static byte[] request(Sha256 imprint, BigInteger nonce) {
    try {
      TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
      generator.setCertReq(true);
      return generator.generate(TSPAlgorithms.SHA256, imprint.bytes(), nonce).getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("a request that cannot be written", e);
    }
  }

  /**
   * Reads the TimeStampResp to a request and checks that it answers it (imprint, nonce). Who signed
   * it, {@link #check} says.
   *
   * @throws TimeStampException if the answer was not granted or belongs to another request
   */
  public static TimeStamp answerTo(byte[] request, byte[] response) throws TimeStampException {
    try {
      TimeStampResponse answer = new TimeStampResponse(response);
      answer.validate(new TimeStampRequest(request));
      if (answer.getTimeStampToken() == null) {
        throw new TimeStampException(
            "the authority granted no time stamp: " + answer.getStatusString());
      }
      return read(answer.getTimeStampToken().getEncoded());
    } catch (TSPException | IOException e) {
      throw new TimeStampException("not an answer to this request: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a token (ContentInfo in DER).
   *
   * @throws TimeStampException if the bytes are no token with a SHA-256 imprint
   */
  public static TimeStamp read(byte[] der) throws TimeStampException {
    try {
      TimeStampToken token = new TimeStampToken(new org.bouncycastle.cms.CMSSignedData(der));
      if (!isSignedData(token)
          || !token.getTimeStampInfo().getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
          || token.getTimeStampInfo().getMessageImprintDigest().length != Sha256.LENGTH
          || !Arrays.equals(token.getEncoded(), der)) {
        throw new TimeStampException("not a time stamp over a SHA-256 value, or bytes beside it");
      }
      return new TimeStamp(token, der.clone());
    } catch (TSPException | IOException | CMSException | RuntimeException e) {
      throw new TimeStampException("not a time-stamp token: " + e.getMessage(), e);
    }
  }

  /** The library reads what follows without looking at what it is called. */
  private static boolean isSignedData(TimeStampToken token) {
    return token
        .toCMSSignedData()
        .toASN1Structure()
        .getContentType()
        .equals(CMSObjectIdentifiers.signedData);
  }

  /** The authority's time. */
  public Instant at() {
    return token.getTimeStampInfo().getGenTime().toInstant();
  }

  /** What was stamped. */
  public Sha256 imprint() {
    return Sha256.fromBytes(token.getTimeStampInfo().getMessageImprintDigest());
  }

  public byte[] der() {
    return der.clone();
  }

  /**
   * Checks that the token is over these 32 bytes, signed by a time-stamping certificate (critical
   * extended key usage), and that its path to one of the roots held at the stamped time.
   *
   * @return the stamped time, or refused with {@code timestamp-other}, {@code timestamp-signature},
   *     {@code timestamp-untrusted}
   */
  public Verdict<Instant> check(Sha256 expected, Set<X509Certificate> roots) {
    if (!imprint().equals(expected)) {
      return Verdict.refuse(
          Refusal.of("timestamp-other").with("found", imprint()).with("expected", expected));
    }
    List<X509Certificate> certificates = new ArrayList<>();
    X509Certificate signer = null;
    try {
      for (Object match : token.getCertificates().getMatches(null)) {
        X509CertificateHolder holder = (X509CertificateHolder) match;
        X509Certificate certificate = Certificates.read(holder.getEncoded());
        certificates.add(certificate);
        signer = token.getSID().match(holder) ? certificate : signer;
      }
      if (signer == null) {
        return Verdict.refuse(Refusal.of("timestamp-signature.certificate"));
      }
      // checks purpose, signingCertificate attribute, validity at the stamped time and the
      // signature
      token.validate(
          new JcaSimpleSignerInfoVerifierBuilder().setProvider(BOUNCY_CASTLE).build(signer));
    } catch (TSPException
        | OperatorCreationException
        | CertificateException
        | IOException
        | RuntimeException e) {
      // the library throws whatever it likes at a token that no authority has made
      return Verdict.refuse(
          Refusal.of("timestamp-signature.broken").with("problem", e.getMessage()));
    }
    Verdict<CertificatePath> path =
        CertificatePath.validate(signer, certificates, roots, CertificateUse.SIGNING, at());
    if (path instanceof Verdict.Refused<CertificatePath> refused) {
      return Verdict.refuse(Refusal.of("timestamp-untrusted").with("because", refused.refusal()));
    }
    return Verdict.accept(at());
  }
}
