package org.opengeps.protocol.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Questions and answers of the Online Certificate Status Protocol (RFC 6960). */
public final class OcspAnswer {
  private OcspAnswer() {}

  /**
   * A request about one certificate, in DER, without a nonce: responders may answer from a cache.
   */
  public static byte[] request(X509Certificate certificate, X509Certificate issuer) {
    try {
      return new OCSPReqBuilder().addRequest(idOf(certificate, issuer)).build().getEncoded();
    } catch (OCSPException
        | IOException
        | CertificateEncodingException
        | OperatorCreationException e) {
      throw new IllegalStateException("a request that cannot be written", e);
    }
  }

  private static CertificateID idOf(X509Certificate certificate, X509Certificate issuer)
      throws OCSPException, CertificateEncodingException, OperatorCreationException {
    var digest = new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1);
    return new CertificateID(
        digest, new JcaX509CertificateHolder(issuer), certificate.getSerialNumber());
  }

  /**
   * Reads an answer and checks that it was signed for this issuer: by the issuer's key, or by a
   * responder that the issuer certified for this purpose.
   *
   * @throws RevocationFormatException if it is no successful, authentic answer about this
   *     certificate
   */
  public static RevocationEvidence read(
      byte[] der, X509Certificate certificate, X509Certificate issuer)
      throws RevocationFormatException {
    try {
      OCSPResp response = new OCSPResp(der);
      if (response.getStatus() != OCSPResp.SUCCESSFUL
          || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
        throw new RevocationFormatException(
            "the responder answered with status " + response.getStatus());
      }
      checkSignature(basic, issuer);
      for (SingleResp single : basic.getResponses()) {
        if (single.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
            && single
                .getCertID()
                .matchesIssuer(Certificates.holder(issuer), new BcDigestCalculatorProvider())) {
          return evidence(single, der);
        }
      }
      throw new RevocationFormatException("the answer is about another certificate");
    } catch (IOException
        | OCSPException
        | OperatorCreationException
        | CertException
        | CertificateException
        | RuntimeException e) {
      throw new RevocationFormatException("no OCSP answer, or not signed for the issuer", e);
    }
  }

  /**
   * Of which certificates an answer speaks. Nothing is checked: for finding it among many.
   *
   * @throws RevocationFormatException if it is no successful answer
   */
  public static List<BigInteger> serialNumbers(byte[] der) throws RevocationFormatException {
    try {
      OCSPResp response = new OCSPResp(der);
      if (response.getResponseObject() instanceof BasicOCSPResp basic) {
        return Arrays.stream(basic.getResponses())
            .map(single -> single.getCertID().getSerialNumber())
            .toList();
      }
      throw new RevocationFormatException("the responder answered with no basic response");
    } catch (IOException | OCSPException | RuntimeException e) {
      throw new RevocationFormatException("no OCSP answer", e);
    }
  }

  private static RevocationEvidence evidence(SingleResp single, byte[] der) {
    RevocationStatus status;
    if (single.getCertStatus() == CertificateStatus.GOOD) {
      status = new RevocationStatus.Good();
    } else if (single.getCertStatus() instanceof RevokedStatus revoked) {
      status = new RevocationStatus.Revoked(revoked.getRevocationTime().toInstant());
    } else {
      status =
          new RevocationStatus.Unknown("the authority's responder does not know the certificate");
    }
    return new RevocationEvidence(
        RevocationEvidence.Form.OCSP,
        status,
        single.getThisUpdate().toInstant(),
        Optional.ofNullable(single.getNextUpdate()).map(Date::toInstant),
        der.clone());
  }

  private static void checkSignature(BasicOCSPResp basic, X509Certificate issuer)
      throws OperatorCreationException,
          CertException,
          CertificateException,
          RevocationFormatException {
    X509CertificateHolder authority = Certificates.holder(issuer);
    if (isSignedBy(basic, authority)) {
      return;
    }
    Date producedAt = basic.getProducedAt();
    for (X509CertificateHolder responder : basic.getCerts()) {
      ExtendedKeyUsage purposes = ExtendedKeyUsage.fromExtensions(responder.getExtensions());
      if (responder.getIssuer().equals(authority.getSubject())
          && purposes != null
          && purposes.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
          && responder.isValidOn(producedAt)
          && responder.isSignatureValid(verifiers().build(authority))
          && isSignedBy(basic, responder)) {
        return;
      }
    }
    throw new RevocationFormatException(
        "neither the issuer nor a responder of the issuer has signed the answer");
  }

  private static boolean isSignedBy(BasicOCSPResp basic, X509CertificateHolder signer)
      throws OperatorCreationException, CertificateException {
    try {
      return basic.isSignatureValid(verifiers().build(signer));
    } catch (OCSPException e) {
      // a key of another kind than the signature's: somebody else has signed
      return false;
    }
  }

  private static JcaContentVerifierProviderBuilder verifiers() {
    return new JcaContentVerifierProviderBuilder().setProvider(Certificates.BOUNCY_CASTLE);
  }
}
