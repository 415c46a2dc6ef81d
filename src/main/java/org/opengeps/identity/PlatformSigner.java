package org.opengeps.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;

/** Signs as the platform: receipts, refusals, records. */
@ApplicationScoped
public class PlatformSigner {
  @Inject private Installed installed;
  @Inject private Clock clock;
  private volatile DocumentSigner signer;

  /** SignedData in DER over the bytes, with the present time. */
  public byte[] sign(byte[] content) {
    return signer().sign(content, clock.instant());
  }

  /** SignedData in DER over the canonical form. */
  public byte[] sign(JsonObject document) {
    return sign(document.canonical());
  }

  public X509Certificate certificate() {
    return signer().certificate();
  }

  private DocumentSigner signer() {
    DocumentSigner known = signer;
    if (known == null) {
      Installed.Key key = installed.platformKey();
      known = new DocumentSigner(key.key(), key.certificates());
      signer = known;
    }
    return known;
  }

  /**
   * A secret of 32 bytes that all nodes with the same platform key share and nobody else knows, for
   * the named purpose.
   */
  public byte[] derivedSecret(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(installed.platformKey().key().getEncoded(), "HmacSHA256"));
      return mac.doFinal(("opengeps/derived-secret/1 " + purpose).getBytes(StandardCharsets.UTF_8));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
