package org.opengeps.client.seal;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.opengeps.client.keyfile.OpenedKey;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.pki.CertifiedIdentifier;
import org.opengeps.protocol.pki.IdentifierRandom;

/**
 * Who bids: whom the bidder's own certificate names. Nothing of it is taken from the engine
 * unchecked.
 *
 * @param businessNumber certified in the signer's certificate
 * @param random R, where that certificate hides the number
 */
public record Bidder(
    DocumentSigner signer, String businessNumber, Optional<IdentifierRandom> random) {

  /**
   * The bidder with this key.
   *
   * @param businessNumber as somebody says it; the certificate has the last word
   * @return refused with {@code not-a-supplier}
   */
  public static Verdict<Bidder> of(OpenedKey key, String businessNumber) {
    X509Certificate certificate = key.signer().certificate();
    Optional<IdentifierRandom> random =
        CertifiedIdentifier.isHidden(certificate) ? key.random() : Optional.empty();
    return CertifiedIdentifier.judge(certificate, businessNumber, random).isEmpty()
        ? Verdict.accept(new Bidder(key.signer(), businessNumber, random))
        : Verdict.refuse(Refusal.of("not-a-supplier.certificate"));
  }

  /** The registered supplier whose key this is. */
  public static Verdict<Bidder> find(DossierSource source, OpenedKey key) {
    X509Certificate certificate = key.signer().certificate();
    Optional<String> shown = Certificates.certifiedIdentifier(certificate);
    Verdict<JsonObject> supplier =
        shown.isPresent() ? source.supplier(shown.get()) : source.supplier(certificate);
    if (supplier instanceof Verdict.Refused<JsonObject> refused) {
      return Verdict.refuse(refused.refusal());
    }
    return of(key, supplier.orThrow().string("identifier"));
  }
}
