package org.opengeps.protocol.pki;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.CertificateForm;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * The trust file (docs/protocol.md section 11): all that a verifier must have got from elsewhere
 * than from the platform it checks.
 *
 * @param origin name of the log
 * @param logKey verifier key of the log's checkpoints (signed note)
 * @param witnessKeys verifier keys of the witnesses
 * @param platformRoots above the platform's own signatures
 * @param sealingRoots above the certificates of the keys that bids are sealed to; no signature is
 *     believed under them
 * @param signingRoots above people's certificates: the accredited authorities
 * @param timestampRoots above time stamps
 */
public record Trust(
    String origin,
    String logKey,
    List<String> witnessKeys,
    Set<X509Certificate> platformRoots,
    Set<X509Certificate> sealingRoots,
    Set<X509Certificate> signingRoots,
    Set<X509Certificate> timestampRoots) {
  private static final String TYPE = "opengeps/trust/1";

  public Trust {
    witnessKeys = List.copyOf(witnessKeys);
    platformRoots = ordered(platformRoots);
    sealingRoots = ordered(sealingRoots);
    signingRoots = ordered(signingRoots);
    timestampRoots = ordered(timestampRoots);
  }

  private static Set<X509Certificate> ordered(Set<X509Certificate> roots) {
    return java.util.Collections.unmodifiableSet(new LinkedHashSet<>(roots));
  }

  /**
   * @throws JsonFormatException if the file has another form, or a root is no certificate
   */
  public static Trust read(byte[] json) {
    JsonObject file = JsonObject.parse(json).expectType(TYPE);
    Trust trust =
        new Trust(
            file.string("origin"),
            file.string("logKey"),
            file.strings("witnessKeys"),
            roots(file, "platformRoots"),
            roots(file, "sealingRoots"),
            roots(file, "signingRoots"),
            roots(file, "timestampRoots"));
    file.expectSame(trust.json());
    return trust;
  }

  private static Set<X509Certificate> roots(JsonObject file, String name) {
    Set<X509Certificate> roots = new LinkedHashSet<>();
    for (byte[] der : file.values(name, java.util.Base64.getDecoder()::decode)) {
      try {
        roots.add(Certificates.read(der));
      } catch (CertificateException e) {
        throw new JsonFormatException(name + "[" + roots.size() + "]", "not a certificate");
      }
    }
    return roots;
  }

  /** The file's content; its canonical form is what is hashed and printed. */
  public JsonObject json() {
    return JsonObject.ofType(TYPE)
        .put("origin", origin)
        .put("logKey", logKey)
        .put("witnessKeys", witnessKeys)
        .put("platformRoots", base64(platformRoots))
        .put("sealingRoots", base64(sealingRoots))
        .put("signingRoots", base64(signingRoots))
        .put("timestampRoots", base64(timestampRoots))
        .build();
  }

  public Sha256 hash() {
    return json().hash();
  }

  private static List<String> base64(Set<X509Certificate> roots) {
    List<String> texts = new ArrayList<>();
    roots.forEach(
        root -> texts.add(java.util.Base64.getEncoder().encodeToString(CertificateForm.der(root))));
    return texts;
  }
}
