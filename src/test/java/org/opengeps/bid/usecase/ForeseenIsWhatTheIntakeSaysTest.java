package org.opengeps.bid.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Vetoed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.Foreseen;
import org.opengeps.bid.Foreseen.Answer;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.Requirement;
import org.opengeps.bid.SubmissionId;
import org.opengeps.bid.SubmissionReply;
import org.opengeps.bid.model.Arrival;
import org.opengeps.bid.model.Bidder;
import org.opengeps.bid.model.Decision;
import org.opengeps.bid.model.LotGate;
import org.opengeps.bid.model.Reception;
import org.opengeps.bid.model.TenderFacts;
import org.opengeps.identity.Role;
import org.opengeps.identity.SignedMessage;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.usecase.WatchLog;
import org.opengeps.opening.rules.ProvisionalReason;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.NodeClock;
import org.opengeps.platform.upload.UploadBook;
import org.opengeps.portal.page.Language;
import org.opengeps.portal.page.Texts;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.Admitted;
import org.opengeps.protocol.message.Eligibility;
import org.opengeps.protocol.message.FirmSize;
import org.opengeps.protocol.pki.RevocationStatus;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.rules.SupplierIsNotDebarred.Period;

/**
 * Page and intake are asked about the same firm, tender and instant: each refusal that needs no bid
 * is foreseen under its own code, and what the page finds good the intake takes.
 */
class ForeseenIsWhatTheIntakeSaysTest {
  /**
   * What only a bid can show: its bytes, its files, another one of the firm; or the node's clock.
   */
  private static final Set<BidRefusals> OF_A_BID =
      EnumSet.of(
          BidRefusals.TOO_LARGE,
          BidRefusals.MALFORMED,
          BidRefusals.ID_REUSED,
          BidRefusals.NO_SUCH_TENDER,
          BidRefusals.WRONG_NOTICE,
          BidRefusals.ENVELOPE_HASH,
          BidRefusals.FILES_INCOMPLETE,
          BidRefusals.FILES_UNPADDED,
          BidRefusals.ALREADY_SUBMITTED,
          BidRefusals.REPLACES_UNKNOWN,
          BidRefusals.NODE_CLOCK_OFF,
          BidRefusals.CLOSED_MEANWHILE);

  /** Of the register and of certificates, beside those of {@link BidRefusals}. */
  private static final Set<String> OF_OTHERS = Set.of("supplier-unregistered", "supplier-debarred");

  /** What a test changes of a tender that takes everybody's bids. */
  private static final class World {
    private final Firm firm = new Firm();
    private Instant at = TenderScene.CLOSES.minusSeconds(60);
    private Instant receiptOpensAt = TenderScene.NOTICED;
    private Instant registrationEnds = TenderScene.CLOSES;
    private boolean awaitsBaseAmount;
    private boolean cancelled;
    private boolean over;
    private boolean alive = true;
    private Admitted admitted;
    private Eligibility eligibility = new Eligibility(List.of(), List.of());
  }

  /** A world in which exactly this refusal is due. */
  private record Due(String code, Requirement requirement, Consumer<World> set) {
    @Override
    public String toString() {
      return code + " " + requirement;
    }
  }

  private static Stream<Due> everyRefusal() {
    return Stream.of(
        new Due("late", Requirement.TIME, world -> world.at = TenderScene.CLOSES),
        new Due("late", Requirement.NOTICE, world -> world.over = true),
        new Due("tender-cancelled", Requirement.NOTICE, world -> world.cancelled = true),
        new Due(
            "not-open-yet",
            Requirement.TIME,
            world -> world.receiptOpensAt = world.at.plusMillis(1)),
        new Due("base-amount-awaited", Requirement.TIME, world -> world.awaitsBaseAmount = true),
        new Due(
            "outage-undecided",
            Requirement.TIME,
            world -> {
              world.at = TenderScene.CLOSES;
              world.alive = false;
            }),
        new Due(
            "not-a-supplier",
            Requirement.SUPPLIER,
            world -> world.firm.roles = Set.of(Role.CONTRACTING_OFFICER)),
        new Due(
            "supplier-unregistered",
            Requirement.SUPPLIER,
            world -> world.firm.kind = OrganisationKind.AGENCY),
        new Due(
            "supplier-debarred",
            Requirement.DEBARMENT,
            world ->
                world.firm.debarments =
                    List.of(new Period(world.at, TenderScene.CLOSES.plusSeconds(1)))),
        new Due(
            "supplier-debarred",
            Requirement.DEBARMENT,
            world -> world.firm.debarments = List.of(new Period(world.at, world.at.plusMillis(1)))),
        new Due(
            "registered-too-late",
            Requirement.REGISTERED_IN_TIME,
            world -> world.registrationEnds = world.firm.registeredAt),
        new Due(
            "not-eligible-industry",
            Requirement.INDUSTRIES,
            world -> world.eligibility = new Eligibility(List.of("0001", "0037"), List.of("48"))),
        new Due(
            "industry-missing",
            Requirement.ALL_INDUSTRIES,
            world ->
                world.eligibility =
                    new Eligibility(
                        List.of("0002"),
                        List.of("48"),
                        List.of("0002", "0037"),
                        Optional.of(FirmSize.SMALL))),
        new Due(
            "not-eligible-size",
            Requirement.SIZE,
            world -> world.eligibility = onlyFor(FirmSize.MICRO)),
        new Due(
            "not-eligible-size",
            Requirement.SIZE,
            world -> {
              world.eligibility = onlyFor(FirmSize.MEDIUM);
              world.firm.counted = Firm.profile(Set.of("0002"), Set.of("48"), Optional.empty());
            }),
        new Due(
            "not-eligible-region",
            Requirement.REGIONS,
            world -> world.eligibility = new Eligibility(List.of("0002"), List.of("11", "26"))),
        new Due(
            "not-admitted",
            Requirement.ADMITTED,
            world ->
                world.admitted =
                    new Admitted(
                        Sha256.ofText("decision"), List.of(TenderScene.businessNumber(2)))));
  }

  private static Eligibility onlyFor(FirmSize largest) {
    return new Eligibility(List.of(), List.of(), List.of(), Optional.of(largest));
  }

  private final TenderScene scene = new TenderScene();
  private final SealedSubmission bid = scene.bid(1, 1_600_000_000, List.of(3, 11));
  private final World world = new World();

  @ParameterizedTest
  @MethodSource("everyRefusal")
  void whatTheIntakeRefusesThePageForesees(Due due) {
    due.set().accept(world);
    assertThat(intake()).as("intake").isEqualTo(due.code());
    Foreseen foreseen = page();
    List<Foreseen.Row> refused =
        foreseen.answers().stream().filter(row -> row.refusal().isPresent()).toList();
    assertThat(refused).extracting(Foreseen.Row::code).as("page").containsExactly(due.code());
    assertThat(refused.get(0).requirement()).isEqualTo(due.requirement());
    assertThat(refused.get(0).answer()).isNotEqualTo(Answer.YES);
  }

  @Test
  void whatThePageFindsGoodTheIntakeTakes() {
    world.eligibility =
        new Eligibility(
            List.of("0001", "0002"), List.of("48"), List.of("0002"), Optional.of(FirmSize.SMALL));
    world.admitted =
        new Admitted(Sha256.ofText("decision"), List.of(TenderScene.businessNumber(1)));
    Foreseen foreseen = page();
    assertThat(foreseen.whole()).isEqualTo(Answer.YES);
    assertThat(foreseen.answers())
        .extracting(Foreseen.Row::requirement)
        .containsExactly(Requirement.values());
    assertThat(intake()).isEqualTo("taken");
  }

  @Test
  void noCodeOfTheIntakeIsForgotten() {
    Set<String> foreseen =
        everyRefusal().map(Due::code).collect(Collectors.toCollection(TreeSet::new));
    Set<String> all =
        EnumSet.complementOf(EnumSet.copyOf(OF_A_BID)).stream()
            .map(BidRefusals::code)
            .collect(Collectors.toCollection(TreeSet::new));
    all.addAll(OF_OTHERS);
    assertThat(foreseen).isEqualTo(all);
  }

  /** As the verifier knows them: a provisional bid is void with the code of the intake. */
  @Test
  void theVerifierKnowsEveryRefusalOfAFirm() {
    Set<Requirement> ofFirms = EnumSet.range(Requirement.SUPPLIER, Requirement.ADMITTED);
    assertThat(everyRefusal().filter(due -> ofFirms.contains(due.requirement())))
        .isNotEmpty()
        .allMatch(due -> ProvisionalReason.needsTheRegister(due.code()));
  }

  @Test
  void everyRefusalHasItsWayOutInBothLanguages() {
    Set<String> codes = everyRefusal().map(Due::code).collect(Collectors.toSet());
    codes.add("certificate-expired");
    codes.add("certificate-not-yet-valid");
    for (Language language : Language.values()) {
      Texts texts = new Texts(language);
      assertThat(codes).allMatch(code -> texts.has("mine.how." + code));
      for (Requirement requirement : Requirement.values()) {
        assertThat(texts.has("mine.requirement." + requirement.word())).isTrue();
      }
    }
  }

  @Test
  void whoIsNoSupplierIsNotToldOfFirmsThatItDoesNotHave() {
    world.firm.kind = OrganisationKind.AGENCY;
    world.eligibility = new Eligibility(List.of("0002"), List.of("48"));
    Foreseen foreseen = page();
    assertThat(foreseen.find(Requirement.INDUSTRIES).orElseThrow().answer())
        .isEqualTo(Answer.UNKNOWN);
    assertThat(foreseen.find(Requirement.INDUSTRIES).orElseThrow().held()).isEmpty();
  }

  @Test
  void whetherTheFirmHasBidIsNotKnownHere() {
    assertThat(page().find(Requirement.ONCE).orElseThrow().answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(page().find(Requirement.REVOCATION).orElseThrow().answer())
        .isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void whatPassesBeforeTheClosingIsNotYetAndNotNo() {
    world.firm.debarments = List.of(new Period(world.at, TenderScene.CLOSES.minusMillis(1)));
    assertThat(page().whole()).isEqualTo(Answer.NOT_YET);
    world.firm.debarments = List.of(new Period(world.at, TenderScene.CLOSES));
    assertThat(page().whole()).isEqualTo(Answer.NO);
    world.firm.debarments = List.of();
    world.receiptOpensAt = world.at.plusMillis(1);
    assertThat(page().whole()).isEqualTo(Answer.NOT_YET);
  }

  @Test
  void aCertificateThatHasEndedIsANoAndOneThatEndsBeforeTheClosingSaysWhen() {
    world.firm.certificateEnds = world.at.plusMillis(1);
    Foreseen.Row soon = page().find(Requirement.CERTIFICATE).orElseThrow();
    assertThat(soon.answer()).isEqualTo(Answer.YES);
    assertThat(soon.until()).isEqualTo(world.at.plusMillis(1));
    world.firm.certificateEnds = world.at.minusMillis(1);
    assertThat(page().find(Requirement.CERTIFICATE).orElseThrow().code())
        .isEqualTo("certificate-expired");
  }

  @Test
  void aRegistrationThatWasAmendedAfterTheNoticeIsSaidToComeTooLateForIt() {
    world.eligibility = new Eligibility(List.of("0001"), List.of());
    assertThat(page().find(Requirement.INDUSTRIES).orElseThrow().amended()).isFalse();
    world.firm.today = Firm.profile(Set.of("0001", "0002"), Set.of("48"));
    Foreseen.Row row = page().find(Requirement.INDUSTRIES).orElseThrow();
    assertThat(row.answer()).isEqualTo(Answer.NO);
    assertThat(row.amended()).isTrue();
    assertThat(row.held()).containsExactly("0002");
    assertThat(row.asked()).containsExactly("0001");
  }

  private Foreseen page() {
    return new CheckBeforeBidding(
            tenders(),
            world.firm.questions(),
            world.firm.says(),
            world.firm.certificates(),
            log(),
            Clock.fixed(world.at, ZoneOffset.UTC))
        .check(TenderScene.REF, "0", world.firm.person())
        .orElseThrow();
  }

  /** The code of the refusal, or {@code taken}. */
  private String intake() {
    IntakeQuestions questions = world.firm.questions();
    SubmissionReply reply =
        new SubmitBid(
                new Desk(),
                tenders(),
                bidders(questions),
                new JudgeBid(uploads(), tags(), questions),
                sealing(),
                clock(),
                log(),
                new InTransaction())
            .submit(
                TenderScene.REF.number(),
                bid.statementDer(),
                bid.envelopeDers(),
                new IntakeWatch(Clock.fixed(world.at, ZoneOffset.UTC)).stamp());
    return reply instanceof SubmissionReply.Refused refused ? refused.refusal().code() : "taken";
  }

  /** The desk of an intake that lacks nothing. */
  @Vetoed
  private static final class Desk extends ReceptionDesk {
    @Override
    public Optional<Reception> findLive(SubmissionId submission) {
      return Optional.empty();
    }

    @Override
    public Recorded record(Reception reception, byte[] encryptedStatement, Parcel parcel) {
      return Recorded.NEW;
    }

    @Override
    public Decision settle(Reception recorded, Decision wanted, Parcel parcel) {
      return wanted;
    }

    @Override
    public void logRefusal(Arrival arrival, Refusal refusal, Sha256 signed) {}
  }

  private ReadTender tenders() {
    var lot = scene.notice.lots().get(0);
    LotGate first = LotGate.of(lot);
    LotGate gate =
        new LotGate(first.envelopes(), first.ofPrice(), world.admitted, first.gateCertificate());
    TenderFacts facts =
        new TenderFacts(
            TenderScene.REF,
            scene.notice.hash(),
            Set.of(scene.notice.hash()),
            scene.notice.hash(),
            TenderScene.NOTICED,
            world.receiptOpensAt,
            world.awaitsBaseAmount,
            TenderScene.CLOSES,
            world.registrationEnds,
            world.cancelled,
            world.eligibility,
            world.over ? Map.of() : Map.of(lot.lot(), gate),
            world.over ? Set.of(lot.lot()) : Set.of(),
            Duration.ofSeconds(30));
    return new ReadTender() {
      @Override
      public Optional<TenderFacts> find(TenderRef tender) {
        return Optional.of(facts);
      }
    };
  }

  /** Whose signature holds; who that is the intake's own questions say. */
  private ReadBidder bidders(IntakeQuestions questions) {
    return new ReadBidder(null, null, questions, null) {
      @Override
      Supplier<Authentication> verify(byte[] message, String type, Instant at) {
        SignedDocument document = SignedDocument.read(message);
        return () ->
            supplier(
                new SignedMessage(
                    document,
                    world.firm.person().actor(),
                    document.signer(),
                    new RevocationStatus.Good()),
                at);
      }
    };
  }

  private static BidderTags tags() {
    return new BidderTags() {
      @Override
      Sha256 slot(LotRef lot, Sha256 era, Bidder bidder) {
        return Sha256.ofText("slot");
      }

      @Override
      Sha256 uploads(TenderRef tender, Bidder bidder) {
        return Sha256.ofText("uploads");
      }
    };
  }

  private UploadBook uploads() {
    return new UploadBook() {
      @Override
      public List<Line> listComplete(Sha256 owner, Collection<Sha256> hashes) {
        return bid.statement().files().stream()
            .map(file -> new Line(file.sha256(), file.size(), true))
            .toList();
      }
    };
  }

  private static GateSealing sealing() {
    return new GateSealing() {
      @Override
      byte[] seal(byte[] statement, byte[] gateCertificate) {
        return new byte[] {1};
      }
    };
  }

  private static NodeClock clock() {
    return new NodeClock() {
      @Override
      public Offset offset() {
        return new Offset(Duration.ZERO, Duration.ZERO);
      }
    };
  }

  private WatchLog log() {
    return new WatchLog() {
      @Override
      public boolean isAlive() {
        return world.alive;
      }
    };
  }
}
