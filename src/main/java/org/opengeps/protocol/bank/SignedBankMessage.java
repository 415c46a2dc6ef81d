package org.opengeps.protocol.bank;

import java.security.cert.X509Certificate;
import java.time.Instant;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;

/**
 * A message with the bank's signature around it, as it is kept for evidence: a CMS SignedData of
 * the profile (docs/protocol.md section 2) whose content is the XML.
 *
 * @param xml the message
 * @param signedAt what the bank says; proves nothing
 */
public record SignedBankMessage(byte[] xml, Instant signedAt) {
  /** The bytes are not what this bank signed. */
  public static final class ForgedException extends Exception {
    private static final long serialVersionUID = 1L;

    ForgedException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Opens what a bank signed. The certificate is the trust: it was handed over with the contract
   * with the bank, and no authority stands above it.
   *
   * @throws ForgedException if the signature does not hold, or is not by the certificate's key
   */
  public static SignedBankMessage open(byte[] der, X509Certificate bank) throws ForgedException {
    SignedDocument document;
    boolean valid;
    try {
      document = SignedDocument.read(der);
      valid = document.isSignatureValid();
    } catch (CmsFormatException e) {
      throw new ForgedException("not a signed message: " + e.getMessage(), e);
    }
    if (!document.signer().equals(bank)) {
      throw new ForgedException(
          "signed by "
              + document.signer().getSubjectX500Principal()
              + ", not by the bank's certificate",
          null);
    }
    if (!valid) {
      throw new ForgedException("the bank's signature does not hold", null);
    }
    return new SignedBankMessage(document.content(), document.signingTime());
  }

  /**
   * The message as what a bank says of a transfer.
   *
   * @throws BankFormatException if it is another one
   */
  public TransferStatus status() {
    return TransferStatus.from(xml);
  }

  /**
   * The message as a notice of an entry.
   *
   * @throws BankFormatException if it is another one
   */
  public AccountNotice notice() {
    return AccountNotice.from(xml);
  }
}
