package org.opengeps.client.committee;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.opengeps.client.http.Engine;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.CommitteeKeyStatement;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.pki.CertifiedSigner;
import org.opengeps.protocol.threshold.Point;

/** A committee member at an engine, before any ceremony: who he is there, and his key. */
public final class KeyRegistration {
  private KeyRegistration() {}

  /**
   * The member's id at this engine; refused with {@code person-unknown} if the certificate is not
   * registered.
   */
  public static Verdict<String> person(Engine server, DocumentSigner personal) {
    return server
        .getJson(
            "/api/v1/committee/person?certificate="
                + Certificates.fingerprint(personal.certificate()))
        .map(found -> found.string("person"));
  }

  /**
   * Signs for a committee key and registers it.
   *
   * @return the registration that counts, as signed (an earlier one, if this key is registered
   *     already): what the contracting officer puts into the ceremony
   */
  public static Verdict<byte[]> register(
      Engine server, DocumentSigner personal, Point committeeKey, Instant notAfter, Clock clock) {
    Instant end = notAfter.truncatedTo(ChronoUnit.MILLIS);
    return person(server, personal)
        .map(person -> new CommitteeKeyStatement(person, committeeKey, end))
        .map(statement -> personal.sign(statement.toJson(), clock.instant()))
        .then(signed -> server.post("/api/v1/committee/keys", signed))
        .then(answer -> own(answer.bytes("registration"), personal, committeeKey));
  }

  /** An earlier registration may count; but it must be the member's own, of this key. */
  private static Verdict<byte[]> own(
      byte[] registration, DocumentSigner personal, Point committeeKey) {
    try {
      SignedDocument document = SignedDocument.read(registration);
      boolean own =
          document.isSignatureValid()
              && CertifiedSigner.isSameHolder(document.signer(), personal.certificate())
              && CommitteeKeyStatement.from(document.json()).key().equals(committeeKey);
      if (own) {
        return Verdict.accept(registration);
      }
    } catch (CmsFormatException | JsonFormatException e) {
      // the same sentence
    }
    return Verdict.refuse(Refusal.of("evidence-broken.registration"));
  }
}
