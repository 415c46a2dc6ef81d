package org.opengeps.opening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.opengeps.bid.usecase.CloseTender;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.BidSender;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.custody.CeremonyId;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Won;
import org.opengeps.ledger.usecase.ProveEntry;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.Draft;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.NoticeView;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.opening.usecase.OpenDueTenders;
import org.opengeps.protocol.cms.BidDraft;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.cms.SubmissionSealer;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestCommittee;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;

/**
 * Tenders on their whole way to the opening, inside the server: real notice, real bids over HTTP, a
 * committee of real clients.
 */
@ApplicationScoped
public class OpeningScene {
  private static final int PATIENCE_SECONDS = 30;
  private final SecureRandom random = new SecureRandom();
  @Inject private Buyer buyer;
  @Inject private CloseTender closeTender;
  @Inject private OpenDueTenders openDueTenders;
  @Inject private FindOpening openings;
  @Inject private ProveEntry prove;

  /** A published tender and its committee; of three, of whom two open, unless said otherwise. */
  public record Tender(TestCommittee committee, Buyer.Agency agency, NoticeView notice) {
    public TenderRef ref() {
      return notice.ref();
    }

    public EnvelopeTerms terms() {
      return terms(Slot.ONLY_PRICE);
    }

    public EnvelopeTerms terms(Slot slot) {
      return notice.notice().envelope(slot).orElseThrow();
    }
  }

  public Tender tender(String title) {
    return tender(buyer.draft(title).build(), 2, 3);
  }

  /** A tender with a committee of n, of whom k open. */
  public Tender tender(String title, int k, int n) {
    return tender(buyer.draft(title).build(), k, n);
  }

  /** A tender on which stock OpenSSL may bid: proofs of the ephemeral keys are optional. */
  public Tender openToOpenSsl() {
    Instant closes = buyer.now().plus(Duration.ofHours(1));
    return tender(
        Drafts.works("sandbox-openssl", null, closes, closes.plusSeconds(60)).build(), 2, 3);
  }

  /** The tender of a draft, with a committee of three of whom two open. */
  public Tender tender(JsonObject draft) {
    return tender(draft, 2, 3);
  }

  private Tender tender(JsonObject draft, int k, int n) {
    Buyer.Agency agency = buyer.agency();
    TestCommittee committee = new TestCommittee(agency.officer(), n);
    int envelopes = ToyMethods.ALL.stages(draft.object("award").string("method")).get(0).size();
    UUID ceremony = committee.ready(k, envelopes * draft.objects("lots").size());
    return new Tender(committee, agency, buyer.publish(agency, draft, new CeremonyId(ceremony)));
  }

  /**
   * The tender after a correction that puts the closing off by an hour.
   *
   * @param sealedBids {@code keep} or {@code reseal}
   */
  public Tender corrected(Tender before, String sealedBids) {
    Instant closes = before.notice().closesAt().plus(Duration.ofHours(1));
    JsonObject correction =
        Drafts.correction(
                Drafts.works("sandbox", null, closes, closes.plusSeconds(60))
                    .replace("title", before.notice().notice().title().toJson()),
                before.ref().toString())
            .replace("bidsAlreadySealed", sealedBids)
            .build();
    NoticeView after = buyer.publish(before.agency(), correction, null);
    return new Tender(before.committee(), before.agency(), after);
  }

  /**
   * The tender after an order that lets lots be bid for once more, which closes in an hour.
   *
   * @param rounds their next names
   */
  public Tender rebid(Tender before, String... rounds) {
    int keys = rounds.length * before.notice().notice().lots().get(0).envelopes().size();
    TestCommittee committee = new TestCommittee(before.agency().officer(), 3);
    return rebid(before, committee, new CeremonyId(committee.ready(2, keys)), rounds);
  }

  /** The same with keys of this committee. */
  Tender rebid(Tender before, TestCommittee committee, CeremonyId ceremony, String... rounds) {
    NoticeView after = buyer.publish(before.agency(), rebidDraft(before, rounds), ceremony);
    return new Tender(committee, before.agency(), after);
  }

  /** What an officer drafts for it. */
  JsonObject rebidDraft(Tender before, String... rounds) {
    Instant closes = buyer.now().plus(Duration.ofHours(1));
    return Drafts.rebid(before.ref().toString(), List.of(rounds), closes, closes.plusSeconds(60))
        .build();
  }

  /** The tender after an order that asks those who passed for a price, which closes in an hour. */
  public Tender nextStage(Tender before, String... rounds) {
    TestCommittee committee = new TestCommittee(before.agency().officer(), 3);
    NoticeView after =
        buyer.publish(
            before.agency(),
            nextStageDraft(before, rounds),
            new CeremonyId(committee.ready(2, rounds.length)));
    return new Tender(committee, before.agency(), after);
  }

  /** What an officer drafts for it. */
  public JsonObject nextStageDraft(Tender before, String... rounds) {
    Instant closes = buyer.now().plus(Duration.ofHours(1));
    return Drafts.nextStage(
            before.ref().toString(), List.of(rounds), closes, closes.plusSeconds(60))
        .build();
  }

  /** The tender after a notice that cancels it. */
  public NoticeView cancelled(Tender tender) {
    JsonObject cancellation =
        JsonObject.ofType(Draft.TYPE)
            .put("draft", UUID.randomUUID())
            .put("kind", "cancellation")
            .put("tender", tender.ref().toString())
            .put("reason", Drafts.text("사업 취소", "No longer needed"))
            .build();
    return buyer.publish(tender.agency(), cancellation, null);
  }

  /** A bid of a new supplier; returns the supplier's business number. */
  public String bid(Tender tender, long amount, List<Integer> picks) {
    return bid(tender, amount, picks, tender.terms());
  }

  /** A bid of a new supplier that offers whatever its notice asks for. */
  public String bid(Tender tender, Offer offer) {
    TestPerson supplier = TestPerson.supplier();
    String id = register(supplier);
    bid(tender, Slot.ONLY_PRICE, supplier, id, offer);
    return id;
  }

  /** A bid of a registered supplier for one of several lots. */
  public BidDraft bid(Tender tender, Slot slot, TestPerson supplier, String id, Offer offer) {
    BidDraft draft = draft(tender, slot, id, offer);
    submit(tender, supplier, draft, tender.terms(slot));
    return draft;
  }

  /** A bid of a new supplier in all envelopes of a lot; returns its submission. */
  public UUID bidAll(Tender tender, String lot, Offer offer) {
    return bidAll(tender, lot, TestPerson.supplier(), offer);
  }

  /** The same of a supplier that is registered with it. */
  public UUID bidAll(Tender tender, String lot, TestPerson supplier, Offer offer) {
    String id = register(supplier);
    Lot asked = tender.notice().notice().lot(lot);
    List<BidDraft.Content> contents =
        asked.envelopes().stream()
            .map(EnvelopeTerms::envelope)
            .map(
                envelope ->
                    new BidDraft.Content(
                        envelope, asked.offer().part(offer, envelope), List.of(), List.of()))
            .toList();
    var draft =
        new BidDraft(
            tender.ref(),
            tender.notice().hash(),
            lot,
            UUID.randomUUID(),
            id,
            "성림건설 주식회사",
            java.util.Optional.empty(),
            contents,
            new ConfidentialPart.Contact("홍길동", "02-000-0000", "hong@example.org"),
            null,
            buyer.now());
    submit(tender, new SubmissionSealer(signer(supplier), random).seal(draft, asked.envelopes()));
    return draft.submission();
  }

  /** The same, sealed to other keys than those of the notice. */
  public String bid(Tender tender, long amount, List<Integer> picks, EnvelopeTerms terms) {
    TestPerson supplier = TestPerson.supplier();
    String id = register(supplier);
    submit(tender, supplier, draft(tender, id, amount, picks), terms);
    return id;
  }

  /** Registers a supplier; returns its business number. */
  public static String register(TestPerson supplier) {
    return Http.post("/api/v1/registrations", Http.CMS, supplier.signedRegistration())
        .json()
        .object("organisation")
        .string("identifier");
  }

  /** A bid that names whatever supplier. */
  public void submit(Tender tender, TestPerson supplier, BidDraft draft, EnvelopeTerms terms) {
    submit(tender, new SubmissionSealer(signer(supplier), random).seal(draft, terms));
  }

  public static DocumentSigner signer(TestPerson supplier) {
    var chain = supplier.credential().chain();
    return new DocumentSigner(supplier.credential().key(), chain.subList(0, chain.size() - 1));
  }

  /** Sends what is sealed already. */
  public void submit(Tender tender, SealedSubmission sealed) {
    var file =
        new SealedBidFile(
            tender.ref(),
            sealed.statement().submission(),
            sealed.statementDer(),
            sealed.envelopeDers(),
            java.util.Optional.empty());
    new BidSender(new Engine(TestServer.baseUrl()), step -> {}).submit(file).orThrow();
  }

  public BidDraft draft(Tender tender, String supplier, long amount, List<Integer> picks) {
    return draft(tender, Slot.ONLY_PRICE, supplier, Offer.of(Won.text(amount), picks));
  }

  private BidDraft draft(Tender tender, Slot slot, String supplier, Offer offer) {
    return new BidDraft(
        tender.ref(),
        tender.notice().hash(),
        slot,
        UUID.randomUUID(),
        supplier,
        "성림건설 주식회사",
        offer,
        List.of(),
        List.of(),
        new ConfidentialPart.Contact("홍길동", "02-000-0000", "hong@example.org"),
        null,
        buyer.now());
  }

  /** Lets an instant come, unless it is over. */
  public static void reach(Instant instant) {
    if (TestClock.INSTANCE.instant().isBefore(instant)) {
      TestClock.INSTANCE.advanceTo(instant);
    }
  }

  /** Lets the deadline pass and the closing stand in the log under a witnessed checkpoint. */
  public void close(Tender tender) {
    close(tender, Slot.ONLY_PRICE);
  }

  private void close(Tender tender, Slot slot) {
    reach(tender.notice().closesAt());
    await(
        () -> {
          closeTender.closeDue();
          return find(tender, slot)
              .filter(view -> prove.findDocument(view.closeHash()).isPresent())
              .isPresent();
        });
  }

  /** Closes and lets the opening time come. */
  public OpeningView openingTime(Tender tender) {
    return openingTime(tender, Slot.ONLY_PRICE);
  }

  /** The same of a tender with several lots. */
  public OpeningView openingTime(Tender tender, Slot slot) {
    close(tender, slot);
    reach(tender.notice().opensAt());
    await(() -> find(tender, slot).orElseThrow().stage() != OpeningStage.CLOSED);
    return find(tender, slot).orElseThrow();
  }

  public java.util.Optional<OpeningView> find(Tender tender) {
    return find(tender, Slot.ONLY_PRICE);
  }

  public java.util.Optional<OpeningView> find(Tender tender, Slot slot) {
    return openings.find(tender.ref().number(), slot);
  }

  public OpeningView view(Tender tender) {
    return find(tender).orElseThrow();
  }

  /** Waits until the engine's own clockwork has finished the opening. */
  public OpeningView finished(Tender tender) {
    await(() -> view(tender).finishedAt().isPresent());
    return view(tender);
  }

  public void openDue() {
    openDueTenders.openDue();
  }

  /** Waits for what other threads of the server do. */
  public static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("nothing came of it for " + PATIENCE_SECONDS + " s");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }
}
