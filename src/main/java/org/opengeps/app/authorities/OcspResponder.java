package org.opengeps.app.authorities;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/** Answers for one issuer (RFC 6960) with a delegated responder key. */
final class OcspResponder {
  private static final Duration ANSWER_LIVES = Duration.ofMinutes(10);
  private final Issuer issuer;

  OcspResponder(Issuer issuer) {
    this.issuer = issuer;
  }

  /**
   * The answer to a request in DER; a request that cannot be read gets the answer {@code
   * malformedRequest}.
   */
  byte[] answer(byte[] request) throws IOException {
    try {
      OCSPReq req;
      try {
        req = new OCSPReq(request);
      } catch (IOException | RuntimeException e) {
        return new OCSPRespBuilder().build(OCSPRespBuilder.MALFORMED_REQUEST, null).getEncoded();
      }
      return signed(req).getEncoded();
    } catch (OCSPException
        | CertificateEncodingException
        | org.bouncycastle.operator.OperatorCreationException e) {
      throw new IllegalStateException("an answer that cannot be signed", e);
    }
  }

  private OCSPResp signed(OCSPReq req)
      throws OCSPException,
          IOException,
          CertificateEncodingException,
          org.bouncycastle.operator.OperatorCreationException {
    Instant now = issuer.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    X509CertificateHolder responder =
        new X509CertificateHolder(issuer.responder().certificate().getEncoded());
    BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(responder.getSubject()));
    for (Req one : req.getRequestList()) {
      builder.addResponse(
          one.getCertID(),
          statusOf(one.getCertID()),
          Date.from(now),
          Date.from(now.plus(ANSWER_LIVES)),
          null);
    }
    Extension nonce = req.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (nonce != null) {
      builder.setResponseExtensions(new Extensions(nonce));
    }
    var signer = KeyKind.of(issuer.responder().key()).signer(issuer.responder().key());
    var basic = builder.build(signer, new X509CertificateHolder[] {responder}, Date.from(now));
    return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic);
  }

  private CertificateStatus statusOf(CertificateID id)
      throws OCSPException, IOException, CertificateEncodingException {
    X509CertificateHolder own = new X509CertificateHolder(issuer.chain().get(0).getEncoded());
    if (!id.matchesIssuer(own, new BcDigestCalculatorProvider())
        || !issuer.journal().hasIssued(id.getSerialNumber())) {
      return new UnknownStatus();
    }
    Optional<Journal.Revocation> revocation = issuer.journal().revocation(id.getSerialNumber());
    return revocation.isEmpty()
        ? CertificateStatus.GOOD
        : new RevokedStatus(Date.from(revocation.get().at()), revocation.get().reason());
  }
}
