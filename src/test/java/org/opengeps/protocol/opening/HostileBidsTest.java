package org.opengeps.protocol.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.cms.BidDraft;
import org.opengeps.protocol.cms.CertificateForm;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.EphemeralProof;
import org.opengeps.protocol.cms.GatedPayload;
import org.opengeps.protocol.cms.Recipient;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.PublicPart;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.threshold.KnowledgeProof;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Bids made to break the opening or to have a competitor's bid decrypted. Each stops nobody but its
 * maker.
 */
class HostileBidsTest {
  private TenderScene scene;
  private SealedSubmission victim;
  private TestAuthority.Identity attacker;

  @BeforeEach
  void oneHonestBid() {
    scene = new TenderScene();
    victim = scene.bid(1, 1_540_000_000, List.of(1, 2));
    attacker = scene.signing.person("attacker", TenderScene.businessNumber(7));
  }

  /** Takes in a bid by the attacker with this payload under the gate. */
  private void attack(byte[] payload) {
    Recipient gate = Recipient.of(CertificateForm.read(scene.terms.gateCertificate()));
    byte[] envelope = Envelope.seal(payload, gate, Scalar.of(77), null, new FixedRandom("gate"));
    UUID id = new UUID(7, 7);
    var statement =
        new Statement(
            id,
            TenderScene.REF,
            scene.notice.hash(),
            "0",
            List.of(new Statement.Sealed("price", Sha256.of(envelope), List.of())),
            null,
            TenderScene.CLOSES.minusSeconds(5000));
    scene.receive(id, attacker.signer().sign(statement.toJson(), statement.clientTime()), envelope);
  }

  private String verdictOnAttack() {
    scene.close();
    OpeningPoints points = scene.points();
    assertThat(points.heads().get(0).isListed()).as("the honest bid").isTrue();
    Head attack = points.heads().get(1);
    return attack.leftOut().orElseGet(() -> unsealed(points));
  }

  private String unsealed(OpeningPoints points) {
    List<Partial> partials =
        IntStream.of(1, 2).mapToObj(member -> scene.partial(member, Partial.PUBLIC)).toList();
    List<Point> values = Partials.combine(scene.key, partials);
    assertThat(
            Unsealing.publicPart(
                scene.stripped(points.heads().get(0)), values.get(1), scene.notice.offer("0")))
        .isInstanceOf(Verdict.Accepted.class);
    Verdict<PublicPart> verdict =
        Unsealing.publicPart(
            scene.stripped(points.heads().get(1)), values.get(2), scene.notice.offer("0"));
    return verdict instanceof Verdict.Refused<PublicPart> refused
        ? refused.refusal().code()
        : "opened";
  }

  private GatedPayload victimsPayload() {
    return GatedPayload.read(
        Envelope.read(victim.envelopeDer()).openWith(scene.gate).orElseThrow());
  }

  private byte[] part(byte[] content, Scalar ephemeral, String part, boolean withProof) {
    Sha256 context =
        EphemeralProof.context(
            scene.notice.hash(), Slot.ONLY_PRICE, new UUID(7, 7), part, attacker.certificate());
    byte[] proof =
        withProof ? KnowledgeProof.make(ephemeral, context, new FixedRandom("p")).bytes() : null;
    Recipient committee = Recipient.of(CertificateForm.read(scene.terms.committeeCertificate()));
    return Envelope.seal(content, committee, ephemeral, proof, new FixedRandom("e" + part));
  }

  private byte[] payload(byte[] publicContent, boolean withProof) {
    return new GatedPayload(
            part(publicContent, Scalar.of(1001), EphemeralProof.PUBLIC, withProof),
            part(new byte[] {1}, Scalar.of(1002), EphemeralProof.CONFIDENTIAL, withProof))
        .bytes();
  }

  private byte[] signedPart(
      long amount, List<Integer> picks, UUID id, TestAuthority.Identity signer) {
    return signedPart(Offer.of(Won.text(amount), picks), id, signer);
  }

  private byte[] signedPart(Offer offer, UUID id, TestAuthority.Identity signer) {
    var part =
        new PublicPart(
            TenderScene.REF,
            scene.notice.hash(),
            Slot.ONLY_PRICE,
            id,
            TenderScene.businessNumber(7),
            "공격",
            Optional.empty(),
            offer,
            FixedRandom.hash("salt"));
    return signer.signer().sign(part.toJson(), TenderScene.CLOSES.minusSeconds(5000));
  }

  @Test
  void aBidCountsOnlyForTheSupplierThatItsSignerIsCertifiedFor() {
    List<TestAuthority.Identity> signers =
        List.of(
            scene.signing.person("attacker", TenderScene.businessNumber(8)),
            scene.signing.person("attacker"),
            scene.signing.person("attacker", TenderScene.businessNumber(7)));
    List<String> codes = List.of(Unsealing.SUPPLIER_DIFFERS, Unsealing.SUPPLIER_DIFFERS, "opened");
    for (int i = 0; i < signers.size(); i++) {
      oneHonestBid();
      attacker = signers.get(i);
      attack(payload(signedPart(1_550_000_000, List.of(1, 2), new UUID(7, 7), attacker), true));
      assertThat(verdictOnAttack()).as("signer " + i).isEqualTo(codes.get(i));
    }
  }

  @Test
  void aBidThatSaysMoreThanTheNoticeAsksForIsVoid() {
    Offer more = Offer.of(Won.text(1_550_000_000), List.of(1, 2)).with("가산점", "5");
    attack(payload(signedPart(more, new UUID(7, 7), attacker), true));
    assertThat(verdictOnAttack()).isEqualTo(Unsealing.BAD_OFFER).isEqualTo("offer-invalid");
  }

  @Test
  void aCopiedSealedPartIsNotDecryptedForTheCopier() {
    attack(victimsPayload().bytes());
    assertThat(verdictOnAttack()).isEqualTo(OpeningPoints.PROOF_INVALID);
  }

  @Test
  void aPartWithoutItsProofIsLeftOut() {
    attack(payload(signedPart(1, List.of(1, 2), new UUID(7, 7), attacker), false));
    assertThat(verdictOnAttack()).isEqualTo(OpeningPoints.PROOF_MISSING);
  }

  @Test
  void theSamePointTwiceOrItsNegativeIsLeftOut() {
    Scalar ephemeral = Scalar.of(1001);
    Scalar negative = Scalar.reduce(ephemeral.value().negate());
    byte[] one = part(new byte[] {1}, ephemeral, EphemeralProof.PUBLIC, true);
    byte[] other = part(new byte[] {1}, negative, EphemeralProof.CONFIDENTIAL, true);
    attack(new GatedPayload(one, other).bytes());
    assertThat(verdictOnAttack()).isEqualTo(OpeningPoints.POINT_REPEATED);
  }

  @Test
  void rubbishUnderTheGateIsLeftOut() {
    byte[] rubbish = new byte[8192];
    Arrays.fill(rubbish, (byte) 7);
    attack(rubbish);
    assertThat(verdictOnAttack()).isEqualTo(OpeningPoints.GATE_INVALID);
  }

  @Test
  void partsOutsideTheProfileAreLeftOut() {
    attack(new GatedPayload(new byte[] {4, 1, 1}, new byte[] {4, 1, 1}).bytes());
    assertThat(verdictOnAttack()).isEqualTo(OpeningPoints.PAYLOAD_INVALID);
  }

  @Test
  void anEnvelopeToAnotherKeyIsLeftOut() {
    byte[] envelope =
        Envelope.seal(
            new byte[8192],
            Recipient.ofKey(Point.base(Scalar.of(3))),
            Scalar.of(4),
            null,
            new FixedRandom("x"));
    UUID id = new UUID(7, 7);
    var statement =
        new Statement(
            id,
            TenderScene.REF,
            scene.notice.hash(),
            "0",
            List.of(new Statement.Sealed("price", Sha256.of(envelope), List.of())),
            null,
            TenderScene.CLOSES);
    scene.receive(id, attacker.signer().sign(statement.toJson(), TenderScene.NOTICED), envelope);
    assertThat(verdictOnAttack()).isEqualTo(OpeningPoints.GATE_INVALID);
  }

  @Test
  void aStatementAboutOtherBytesIsLeftOut() {
    scene.receive(new UUID(7, 7), victim.statementDer(), victim.envelopeDer());
    assertThat(verdictOnAttack()).isEqualTo(OpeningPoints.STATEMENT_INVALID);
  }

  /** The door refuses such a bid; a door that does not is of no use to anybody. */
  @Test
  void aBidWhoseFileOfThePriceShowsItsSizeIsLeftOut() {
    BidDraft padded = scene.draft(7, 1_550_000_000, List.of(1, 2));
    BidDraft.Content content = padded.contents().get(0);
    Sha256 file = content.files().get(0).sha256();
    var showing =
        new BidDraft(
            padded.tender(),
            padded.noticeHash(),
            Slot.ONLY_PRICE,
            padded.submission(),
            padded.supplier(),
            padded.supplierName(),
            content.offer(),
            content.files(),
            List.of(Statement.FileReference.rounded(file, 40_000)),
            padded.contact(),
            null,
            padded.signedAt());
    scene.bid(showing, attacker, "showing");
    assertThat(verdictOnAttack()).isEqualTo(OpeningPoints.STATEMENT_INVALID);
  }

  @Test
  void contentsThatBreakTheRulesAreVoidWithTheirReason() {
    UUID own = new UUID(7, 7);
    List<byte[]> contents = new ArrayList<>();
    contents.add(signedPart(1_550_000_000, List.of(1, 16), own, attacker));
    contents.add(signedPart(1_550_000_000, List.of(1, 1), own, attacker));
    contents.add(signedPart(1_550_000_000, List.of(1), own, attacker));
    contents.add(signedPart(0, List.of(1, 2), own, attacker));
    contents.add(signedPart(1_550_000_000, List.of(1, 2), new UUID(8, 8), attacker));
    contents.add(
        signedPart(1_550_000_000, List.of(1, 2), own, scene.signing.person("somebody else")));
    contents.add(new byte[] {1, 2, 3});
    byte[] forged = signedPart(1_550_000_000, List.of(1, 2), own, attacker);
    forged[forged.length - 1] ^= 1;
    contents.add(forged);
    List<String> codes =
        List.of(
            Unsealing.BAD_PICKS,
            Unsealing.BAD_PICKS,
            Unsealing.BAD_PICKS,
            Unsealing.BAD_AMOUNT,
            Unsealing.OTHER_BID,
            Unsealing.OTHER_SIGNER,
            Unsealing.INNER_INVALID,
            Unsealing.INNER_SIGNATURE);
    for (int i = 0; i < contents.size(); i++) {
      oneHonestBid();
      attack(payload(contents.get(i), true));
      assertThat(verdictOnAttack()).as("content " + i).isEqualTo(codes.get(i));
    }
  }

  @Test
  void onlyTheSameSignerReplacesABid() {
    scene = new TenderScene();
    scene.bid(1, 1_540_000_000, List.of(1, 2));
    Sha256 first = scene.bids.get(0).reception().statementHash();
    scene.bid(replacing(2, first), attacker, "theft");
    scene.bid(replacing(3, first), scene.bidders.get(0), "own");
    scene.close();
    OpeningPoints points = scene.points();
    assertThat(points.superseded()).isEqualTo(1);
    assertThat(points.heads())
        .extracting(head -> head.reception().submission())
        .containsExactly(
            scene.bids.get(1).reception().submission(), scene.bids.get(2).reception().submission());
  }

  private BidDraft replacing(int number, Sha256 replaces) {
    BidDraft draft = scene.draft(number, 1_550_000_000, List.of(3, 4));
    return new BidDraft(
        draft.tender(),
        draft.noticeHash(),
        draft.lot(),
        draft.submission(),
        draft.supplier(),
        draft.supplierName(),
        draft.random(),
        draft.contents(),
        draft.contact(),
        replaces,
        draft.signedAt());
  }

  @Test
  void aFalsePartialNamesItsMember() {
    scene.close();
    Partial honest = scene.partial(2, Partial.PUBLIC);
    List<Point> values = new ArrayList<>(honest.values());
    values.set(1, values.get(1).plus(Point.base(Scalar.of(1))));
    Partial lie =
        new Partial(
            honest.tender(),
            honest.slot(),
            honest.closeHash(),
            honest.keyId(),
            2,
            honest.list(),
            honest.points(),
            values,
            honest.proof());
    assertThat(Partials.refusal(scene.partialSetting(), scene.points(), honest)).isEmpty();
    assertThat(
            Partials.refusal(scene.partialSetting(), scene.points(), lie).orElseThrow().english())
        .startsWith("Member 2");
    Partial onOther =
        Partials.make(
            scene.partialSetting(),
            2,
            scene.committee.share(1, 2),
            Partial.PUBLIC,
            scene.points().confidentialPoints(),
            new FixedRandom("o"));
    assertThat(
            Partials.refusal(scene.partialSetting(), scene.points(), onOther)
                .orElseThrow()
                .detail())
        .contains("not those of this opening");
  }

  @Test
  void bidsThatAreNotAdmittedAreCountedAndNeverListed() {
    scene.close();
    var setting =
        OpeningPoints.Setting.of(
            scene.notice,
            TenderScene.REF,
            Slot.ONLY_PRICE,
            scene.close.hash(),
            new Gate.Released(scene.gate),
            Set.of(scene.notice.hash()));
    OpeningPoints points = OpeningPoints.derive(setting, scene.bids, Admission.of(Set.of()));
    assertThat(points.heads()).isEmpty();
    assertThat(points.kept()).isEqualTo(1);
    assertThat(points.publicPoints()).containsExactly(points.drawPoint().orElseThrow());
  }
}
