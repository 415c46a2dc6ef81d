package org.opengeps.protocol.vectors;

import java.util.List;
import java.util.stream.IntStream;
import org.opengeps.protocol.ceremony.Dealing;
import org.opengeps.protocol.fixture.CommitteeScene;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.Round1;
import org.opengeps.protocol.opening.Partials;
import org.opengeps.protocol.opening.SealedBid;
import org.opengeps.protocol.threshold.Canary;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/** Vectors of the ceremony and of an opening. */
final class OpeningVectors {
  private OpeningVectors() {}

  static JsonObject ceremony() {
    TestAuthority authority = new TestAuthority("Vector CA");
    CommitteeScene scene =
        new CommitteeScene(authority, authority.person("vector officer"), 2, 3, 2);
    FixedRandom random = new FixedRandom("dealing 1");
    Round1 round = Dealing.make(scene.statement, 1, random);
    Canary canary = Canary.of(scene.transcript.hash(), CommitteeScene.SESSION, 1);
    return JsonObject.builder()
        .put("ceremony", scene.statement.toJson())
        .put("ceremonyHash", scene.statement.hash())
        .put("committeePrivateKeys", scene.privateKeys, Scalar::hex)
        .putHex("dealer1Random", random.taken())
        .put("dealer1", round.toJson())
        .put("round1", scene.round1, JsonValues::base64Of)
        .put("transcriptHash", scene.transcript.hash())
        .put("keys", scene.transcript.keys(), CommitteeKey::toJson)
        .put("sharesOfKey1", List.of(1, 2, 3), member -> scene.share(1, member).hex())
        .put("session", CommitteeScene.SESSION)
        .put("canarySecretOfKey1", canary.secret().hex())
        .put("sessionHashOfKey1", canary.sessionHash())
        .put("rehearsals", scene.rehearsals, JsonValues::base64Of)
        .build();
  }

  static JsonObject opening() {
    TenderScene scene = new TenderScene();
    scene.bid(1, 1_540_000_000, List.of(1, 15));
    scene.bid(2, 1_550_000_000, List.of(2, 3));
    SealedBid copied = scene.bids.get(0);
    scene.receive(
        java.util.UUID.nameUUIDFromBytes(new byte[] {9}),
        copied.statementDer(),
        copied.envelopeDer());
    scene.close();
    List<Partial> partials =
        IntStream.of(1, 3).mapToObj(member -> scene.partial(member, Partial.PUBLIC)).toList();
    List<Partial> confidential =
        IntStream.of(1, 3).mapToObj(member -> scene.partial(member, Partial.CONFIDENTIAL)).toList();
    return JsonObject.builder()
        .put("notice", scene.notice.toJson())
        .put("close", scene.close.toJson())
        .put("closeHash", scene.close.hash())
        .put("closeReveal", scene.reveal.toJson())
        .put("gateKey", scene.gateStatement.toJson())
        .put(
            "bids",
            scene.bids,
            bid ->
                JsonObject.builder()
                    .putBytes("statement", bid.statementDer())
                    .putBytes("envelope", bid.envelopeDer())
                    .build())
        .put("leftOut", scene.points().heads(), head -> head.leftOut().orElse(""))
        .put("publicPoints", scene.points().publicPoints(), Point::hex)
        .put("confidentialPoints", scene.points().confidentialPoints(), Point::hex)
        .put("publicPartials", partials, Partial::toJson)
        .put("confidentialPartials", confidential, Partial::toJson)
        .put("publicValues", Partials.combine(scene.key, partials), Point::hex)
        .put("confidentialValues", Partials.combine(scene.key, confidential), Point::hex)
        .put("publicParts", scene.submissions, one -> one.envelopes().get(0).publicPart().toJson())
        .build();
  }
}
