package org.opengeps.verifier;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award.Score;

/**
 * {@code opengeps/score/1} of one candidate, as it stood hidden in a batch until the award.
 *
 * @param where its leaf
 * @param signer who scored
 * @param scores all items but the price
 */
record ScoreSheet(
    String where,
    X509Certificate signer,
    TenderRef tender,
    String lot,
    Sha256 rankingHash,
    UUID submission,
    List<Score> scores) {
  static ScoreSheet from(String where, SignedDocument signed) {
    JsonObject json = signed.json();
    json.expectType("opengeps/score/1");
    return new ScoreSheet(
        where,
        signed.signer(),
        json.value("tender", TenderRef::parse),
        json.string("lot"),
        json.hash("rankingHash"),
        json.uuid("submission"),
        json.objects("scores", Score::from));
  }
}
