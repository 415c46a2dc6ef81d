package org.opengeps.protocol.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.BidDraft;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.PublicPart;
import org.opengeps.protocol.pki.IdentifierRandom;
import org.opengeps.protocol.pki.VirtualId;
import org.opengeps.protocol.threshold.Point;

/** Bids under certificates that show their number only to whoever has R (ADR 15). */
class HiddenNumberTest {
  private static final IdentifierRandom RANDOM = new IdentifierRandom("5a".repeat(20));
  private static final IdentifierRandom OTHER = new IdentifierRandom("5b".repeat(20));
  private final TenderScene scene = new TenderScene();

  /** A firm whose authority certified this number and hides it. */
  private TestAuthority.Identity firm(String number) throws Exception {
    TestAuthority.Identity plain = scene.signing.person("hidden");
    var builder =
        new JcaX509v3CertificateBuilder(
            new X500Name("C=KR,O=yessign"),
            BigInteger.TEN,
            Date.from(TestAuthority.FROM),
            Date.from(TestAuthority.UNTIL),
            new X500Name("C=KR,O=yessign,CN=x"),
            plain.certificate().getPublicKey());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(VirtualId.nameFor("한빛조선", number, RANDOM)));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(plain.key())));
    return new TestAuthority.Identity(plain.key(), certificate, plain.root());
  }

  /** What comes of a bid that claims number 1 with this R under a certificate for that number. */
  private String outcome(String certified, Optional<IdentifierRandom> random) throws Exception {
    BidDraft plain = scene.draft(1, 1_560_000_000, List.of(1, 2));
    var draft =
        new BidDraft(
            plain.tender(),
            plain.noticeHash(),
            plain.lot(),
            plain.submission(),
            plain.supplier(),
            plain.supplierName(),
            random,
            plain.contents(),
            plain.contact(),
            plain.replaces(),
            plain.signedAt());
    scene.bid(draft, firm(certified), "hidden");
    scene.close();
    List<Partial> partials =
        IntStream.of(1, 2).mapToObj(member -> scene.partial(member, Partial.PUBLIC)).toList();
    List<Point> values = Partials.combine(scene.key, partials);
    Verdict<PublicPart> verdict =
        Unsealing.publicPart(
            scene.stripped(scene.points().heads().get(0)), values.get(1), scene.notice.offer("0"));
    return verdict instanceof Verdict.Refused<PublicPart> refused
        ? refused.refusal().code()
        : "opened for " + verdict.orThrow().supplier();
  }

  @Test
  void theBidItselfShowsWhoseItIsToWhoeverOpensIt() throws Exception {
    String number = TenderScene.businessNumber(1);
    assertThat(outcome(number, Optional.of(RANDOM))).isEqualTo("opened for " + number);
  }

  @Test
  void aBidInTheNameOfAnotherFirmIsVoid() throws Exception {
    assertThat(outcome(TenderScene.businessNumber(2), Optional.of(RANDOM)))
        .isEqualTo(Unsealing.SUPPLIER_DIFFERS);
  }

  @Test
  void aBidThatDoesNotShowWhoseItIsIsVoid() throws Exception {
    assertThat(outcome(TenderScene.businessNumber(1), Optional.empty()))
        .isEqualTo(Unsealing.SUPPLIER_DIFFERS);
  }

  @Test
  void aBidWithAnotherRandomNumberIsVoid() throws Exception {
    assertThat(outcome(TenderScene.businessNumber(1), Optional.of(OTHER)))
        .isEqualTo(Unsealing.SUPPLIER_DIFFERS);
  }
}
