package org.opengeps.verifier;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.function.Function;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;

/**
 * What an officer signed between opening and award, as it stood hidden in a batch until then.
 *
 * @param where its leaf
 * @param batch index of the batch that it stood in
 * @param signer who signed it
 * @param signedAt by the clock of whoever did
 * @param document SHA-256 of its SignedData, by which an approval names it
 */
record RoundFact<T>(
    String where,
    long batch,
    X509Certificate signer,
    Instant signedAt,
    Sha256 document,
    T content) {
  static <T> RoundFact<T> of(
      String where, long batch, byte[] der, SignedDocument signed, Function<JsonObject, T> reader) {
    return new RoundFact<>(
        where,
        batch,
        signed.signer(),
        signed.signingTime(),
        Sha256.of(der),
        reader.apply(signed.json()));
  }
}
