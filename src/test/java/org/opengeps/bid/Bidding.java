package org.opengeps.bid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.opengeps.app.authorities.AuthorityClient;
import org.opengeps.app.authorities.Credential;
import org.opengeps.app.authorities.KeyKind;
import org.opengeps.app.authorities.Profile;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.PlatformSigner;
import org.opengeps.identity.SealingCertificates;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Won;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.model.PublishedOrder;
import org.opengeps.notice.model.Tender;
import org.opengeps.notice.model.TenderLot;
import org.opengeps.notice.model.Tenders;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.cms.BidDraft;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.cms.SubmissionSealer;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.Eligibility;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Registration;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Statement.FileReference;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;
import org.opengeps.registry.usecase.Register;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestServer;

/** Open tenders, registered suppliers and sealed bids for tests of the intake inside the server. */
@ApplicationScoped
public class Bidding {
  /**
   * These tenders have no committee behind their keys: the clock of a test run never gets there.
   */
  private static final Duration NEVER_OPENED = Duration.ofDays(3650);

  /** Far from those that the engine gives. */
  private static final AtomicInteger NUMBERS = new AtomicInteger(50_000_000);

  private final SecureRandom random = new SecureRandom();
  @Inject private SealingCertificates certificates;
  @Inject private PlatformSigner platform;
  @Inject private Documents documents;
  @Inject private RuleSets ruleSets;
  @Inject private Tenders tenders;
  @Inject private Register register;
  @PersistenceContext private EntityManager entities;

  /** A tender with the private parts of its keys. */
  public record OpenTender(Notice notice, Scalar committee, Scalar gate) {
    public TenderRef ref() {
      return notice.ref();
    }

    public Instant closesAt() {
      return notice.schedule().closesAt();
    }

    EnvelopeTerms terms() {
      return notice.envelope(Slot.ONLY_PRICE).orElseThrow();
    }
  }

  /** A supplier's person. */
  public record Supplier(
      String businessNumber,
      String name,
      String issuer,
      Credential key,
      OrganisationId organisation) {
    DocumentSigner signer() {
      return new DocumentSigner(key.key(), List.of(key.certificate(), key.chain().get(1)));
    }
  }

  /** A tender that takes bids from now on and closes after so long. */
  @Transactional
  public OpenTender tender(Duration closesAfter, List<String> industries) {
    return tender(closesAfter, new Eligibility(industries, List.of()));
  }

  /** The same with other requirements. */
  @Transactional
  public OpenTender tender(Duration closesAfter, Eligibility eligibility) {
    Instant now = TestClock.INSTANCE.instant().truncatedTo(ChronoUnit.MILLIS);
    Scalar committee = Scalar.random(random);
    Scalar gate = Scalar.random(random);
    Instant closes = now.plus(closesAfter);
    Notice notice = notice(now, closes, terms(committee, gate, closes), eligibility);
    Instant at = now.minusMillis(1);
    documents.put(notice.toJson().canonical());
    Sha256 signed = documents.put(platform.sign(notice.toJson()));
    OrganisationId agency = new OrganisationId(UUID.randomUUID().toString());
    // The intake reads published notices only; how a draft becomes one is not its business.
    entities.createNativeQuery("SET foreign_key_checks = 0").executeUpdate();
    tenders.add(
        new Tender(notice, agency, at),
        TenderLot.of(notice, at),
        new PublishedOrder(
            notice,
            signed,
            new DraftId(UUID.randomUUID()),
            new PersonId(UUID.randomUUID().toString()),
            at));
    entities.flush();
    entities.createNativeQuery("SET foreign_key_checks = 1").executeUpdate();
    return new OpenTender(notice, committee, gate);
  }

  private EnvelopeTerms terms(Scalar committee, Scalar gate, Instant closes) {
    Point y = Point.base(committee);
    Sha256 hash = Sha256.ofText("ceremony of a test");
    Instant until = closes.plus(Duration.ofDays(90));
    return new EnvelopeTerms(
        "price",
        CeremonyStatement.SUITE,
        new CommitteeKey(
            CommitteeKey.id(hash, hash, 1, y),
            UUID.randomUUID(),
            hash,
            hash,
            1,
            1,
            1,
            y,
            List.of(y)),
        Point.base(gate),
        certificates.issue(y, "committee key", until),
        certificates.issue(Point.base(gate), "gate key", until),
        EnvelopeTerms.ProofRule.REQUIRED);
  }

  private Notice notice(
      Instant opens, Instant closes, EnvelopeTerms terms, Eligibility eligibility) {
    RuleSet rules = ruleSets.get("sandbox");
    return new Notice(
        TenderRef.parse("R25BK%08d-000".formatted(NUMBERS.incrementAndGet())),
        Notice.Kind.NOTICE,
        new NoticeTerms.Agency("5710000", new LocalText("하동군", "Hadong County")),
        Sections.BODY,
        new LocalText("하수관로 정비", "Sewer works"),
        new LocalText("시험 공고", "A notice for a test"),
        Sections.WORKS,
        Sections.OPEN,
        Sections.SCREENING,
        eligibility,
        new NoticeTerms.Schedule(
            opens, opens, closes, closes.plus(NEVER_OPENED), closes.plus(NEVER_OPENED.plusDays(1))),
        rules.zone(),
        new NoticeTerms.RuleSetRef(rules.id(), rules.version(), rules.hash()),
        rules.calendar().ref(),
        true,
        List.of(),
        Sections.lots(Drafts.screening("0", "86.745"), TenderScene.offer(), terms),
        2,
        NoticeTerms.Revision.NONE,
        null);
  }

  /** A key certified by an authority for a new business, registered nowhere. */
  public Supplier stranger(String issuer) throws IOException {
    String number = "%010d".formatted(random.nextInt(1_000_000_000));
    X500Name subject =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.C, "KR")
            .addRDN(BCStyle.O, "Firm " + number)
            .addRDN(BCStyle.SERIALNUMBER, number)
            .addRDN(BCStyle.CN, "Bidder of " + number)
            .build();
    Credential key = authorities().request(issuer, Profile.PERSON, KeyKind.P_256, subject);
    return new Supplier(number, "가나건설" + number, issuer, key, null);
  }

  /** The same, registered for an industry. */
  public Supplier supplier(String issuer) throws IOException {
    Supplier firm = stranger(issuer);
    Registration registration =
        new Registration(
            "supplier",
            firm.businessNumber(),
            new LocalText(firm.name(), "Firm " + firm.businessNumber()),
            List.of("0001"),
            List.of("48"),
            new Registration.Registrant(
                "김입찰", firm.businessNumber() + "@firm.example", List.of("SUPPLIER_BIDDER")));
    byte[] cms = firm.signer().sign(registration.toJson(), TestClock.INSTANCE.instant());
    OrganisationId id = register.register(cms).orThrow().organisation().id();
    return new Supplier(firm.businessNumber(), firm.name(), issuer, firm.key(), id);
  }

  public AuthorityClient authorities() throws IOException {
    return AuthorityClient.at(
        TestServer.authoritiesUrl().toString(), TestServer.folder().resolve("authorities"));
  }

  /** A sealed bid for the notice as it is. */
  public SealedBidFile seal(OpenTender tender, Supplier supplier) {
    return seal(tender, supplier, tender.notice().hash(), List.of());
  }

  /** A sealed bid for whatever notice hash and files. */
  public SealedBidFile seal(
      OpenTender tender, Supplier supplier, Sha256 noticeHash, List<FileReference> files) {
    BidDraft draft =
        new BidDraft(
            tender.ref(),
            noticeHash,
            Slot.ONLY_PRICE,
            UUID.randomUUID(),
            supplier.businessNumber(),
            supplier.name(),
            Offer.of(Won.text(1_560_000_000), List.of(3, 11)),
            List.of(),
            files,
            new ConfidentialPart.Contact(
                "김입찰", "02-000-0000", supplier.businessNumber() + "@firm.example"),
            null,
            TestClock.INSTANCE.instant().truncatedTo(ChronoUnit.MILLIS));
    SealedSubmission sealed =
        new SubmissionSealer(supplier.signer(), random).seal(draft, tender.terms());
    return new SealedBidFile(
        tender.ref(),
        draft.submission(),
        sealed.statementDer(),
        sealed.envelopeDers(),
        java.util.Optional.empty());
  }

  /** The engine's own address. */
  public static URI baseUrl() {
    return TestServer.baseUrl();
  }
}
