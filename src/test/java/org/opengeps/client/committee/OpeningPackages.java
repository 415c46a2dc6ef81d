package org.opengeps.client.committee;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.InclusionProof;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogProof;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSigner;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.CloseStatement;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.SealedBid;
import org.opengeps.protocol.pki.Trust;

/** What an engine hands an officer to open a scene's tender, and what the officer trusts. */
final class OpeningPackages {
  static final NoteSigner LOG = signer("log.example", NoteKey.Kind.LOG);
  static final NoteSigner WITNESS = signer("witness.example", NoteKey.Kind.COSIGNATURE);

  private OpeningPackages() {}

  static NoteSigner signer(String name, NoteKey.Kind kind) {
    return NoteSigner.generate(name, kind, new SecureRandom());
  }

  static Trust trust(TenderScene scene, NoteSigner log, NoteSigner witness) {
    Set<X509Certificate> roots = Set.of(scene.signing.root());
    return new Trust(
        "log.example",
        log.key().toString(),
        List.of(witness.key().toString()),
        roots,
        roots,
        roots,
        roots);
  }

  /** The package of a closing under a checkpoint that a witness saw then. */
  static JsonObject of(TenderScene scene, CloseStatement close, Instant witnessedAt) {
    JsonObject data = JsonObject.builder().put("lot", close.lot()).put("envelope", "price").build();
    byte[] entry =
        new LedgerEntry(
                "tender-closed", close.tender().toString(), close.closedAt(), close.hash(), data)
            .canonical();
    byte[] before =
        new LedgerEntry("notice-published", "x", TenderScene.NOTICED, null, data).canonical();
    MerkleTree tree = MerkleTree.ofValues(List.of(before, entry));
    String text = new Checkpoint("log.example", 2, tree.root()).text();
    SignedNote note = SignedNote.sign(text, LOG).with(List.of(WITNESS.cosign(text, witnessedAt)));
    return JsonObject.ofType("opengeps/opening-package/2")
        .put("earlierNotices", scene.signedEarlier.stream().map(OpeningPackages::base64).toList())
        .putBytes("notice", scene.signedNotice)
        .put("calendars", List.of(base64(Holidays.of(scene.rules).canonicalJson())))
        .put("rules", List.of(base64(scene.rules.canonical())))
        .putBytes("close", close.toJson().canonical())
        .putBytes("closeEntry", entry)
        .put("closeProof", new LogProof(InclusionProof.of(tree, 1, 2), note).toString())
        .putBytes("reveal", scene.reveal.toJson().canonical())
        .putBytes("gateKey", scene.gateStatement.toJson().canonical())
        .put("bids", scene.bids, OpeningPackages::bid)
        .build();
  }

  private static JsonObject bid(SealedBid bid) {
    return JsonObject.builder()
        .putBytes("statement", bid.statementDer())
        .putBytes("envelope", bid.envelopeDer())
        .build();
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The bids come in pages of two. */
  static Verdict<OpeningDossier> checked(JsonObject answer, Slot slot, Trust trust, Instant now) {
    List<JsonObject> bids = answer.objects("bids");
    return OpeningDossier.check(
        answer,
        slot,
        from ->
            Verdict.accept(
                JsonObject.builder()
                    .put(
                        "bids",
                        bids.subList(Math.min(from, bids.size()), Math.min(from + 2, bids.size())))
                    .build()),
        trust,
        now);
  }

  /** The code of a refusal. */
  static String code(Verdict<OpeningDossier> verdict) {
    return verdict instanceof Verdict.Refused<OpeningDossier> refused
        ? refused.refusal().code()
        : "accepted";
  }
}
