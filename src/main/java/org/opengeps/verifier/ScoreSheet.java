package org.opengeps.verifier;

import java.security.cert.X509Certificate;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.CandidateScore;

/**
 * {@code opengeps/score/1} of one candidate, as it stood hidden in a batch until the award.
 *
 * @param where its leaf
 * @param signer who scored
 */
record ScoreSheet(String where, X509Certificate signer, CandidateScore content) {
  static ScoreSheet from(String where, SignedDocument signed) {
    return new ScoreSheet(where, signed.signer(), CandidateScore.from(signed.json()));
  }
}
