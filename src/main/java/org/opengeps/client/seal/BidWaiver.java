package org.opengeps.client.seal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.client.http.Engine;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Ranking;
import org.opengeps.protocol.message.Waiver;
import org.opengeps.protocol.pki.Trust;

/** Waives the contract with an opened bid, on the ranking that the platform signed. */
public final class BidWaiver {
  private final Engine engine;
  private final Trust trust;

  public BidWaiver(Engine engine, Trust trust) {
    this.engine = engine;
    this.trust = trust;
  }

  /**
   * What the bidder signs.
   *
   * @param tender number of the notice
   * @return refused with what the engine says, or with {@code ranking-signature}, {@code
   *     ranking-differs} or {@code not-a-candidate}
   */
  public Verdict<Waiver> prepare(String tender, String lot, UUID submission) {
    return engine
        .getJson(path(tender) + "?lot=" + Engine.parameter(lot))
        .then(answer -> read(answer, tender, lot, submission));
  }

  private Verdict<Waiver> read(JsonObject answer, String tender, String lot, UUID submission) {
    try {
      SignedDocument signed = SignedDocument.read(answer.bytes("signedRanking"));
      Ranking ranking = Ranking.from(signed.json());
      var waiver = new Waiver(ranking.tender(), lot, ranking.toJson().hash(), submission);
      return Verdict.accept(waiver).unless(one -> problem(signed, ranking, tender, one));
    } catch (CmsFormatException | JsonFormatException e) {
      return Verdict.refuse(Refusal.of("ranking-differs.form").with("problem", e.getMessage()));
    }
  }

  private Optional<Refusal> problem(
      SignedDocument signed, Ranking ranking, String tender, Waiver waiver) {
    if (!ReceiptCheck.isOfPlatform(signed, trust)) {
      return Optional.of(Refusal.of("ranking-signature"));
    }
    if (!ranking.tender().number().equals(tender) || !ranking.slot().lot().equals(waiver.lot())) {
      return Optional.of(Refusal.of("ranking-differs.lot"));
    }
    return ranking.isCandidate(waiver.submission())
        ? Optional.empty()
        : Optional.of(Refusal.of("not-a-candidate.waiver").with("submission", waiver.submission()));
  }

  /**
   * Hands a waiver in. Harmless to repeat.
   *
   * @param signed SignedData over {@link #prepare}
   * @return when it was received; refused with what the engine says
   */
  public Verdict<Instant> send(Waiver waiver, byte[] signed) {
    return engine
        .post(path(waiver.tender().number()) + "/waivers", signed)
        .map(answer -> answer.time("waivedAt"));
  }

  private static String path(String tender) {
    return "/api/v1/tenders/" + tender + "/award";
  }
}
