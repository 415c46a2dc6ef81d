package org.opengeps.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.opengeps.app.PublicUrl;
import org.opengeps.app.authorities.Installation;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.CheckedTender;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.message.LocalText;

/**
 * The play: people, keys, one tender from notice to award with sixty bids and on to a contract with
 * a first part paid, one tender open for twenty minutes, another one that takes bids made with
 * stock OpenSSL, a small quotation, and one that failed with a single bid and is bid for once more.
 * Later starts only see to it that a tender is open.
 */
final class Practice {
  private static final Duration SHORTEST_FIRST_OPEN = Duration.ofSeconds(25);
  private static final Duration LONGEST_FIRST_OPEN = Duration.ofSeconds(120);
  private static final Duration ALONE_OPEN = Duration.ofSeconds(20);
  private static final Duration OPEN = Duration.ofMinutes(20);
  private static final Duration WORTH_IT = Duration.ofMinutes(3);
  private static final int EARLY_BIRDS = 5;

  /** Fewer bids, and a tender fails. */
  private static final int ENOUGH = 2;

  private static final String RULES = "sandbox";

  /** Bids made with stock OpenSSL count (docs/openssl-bidding.md). */
  private static final String OPENSSL_RULES = "sandbox-openssl";

  private static final LocalText HARBOUR =
      new LocalText("어촌 복합센터 증축공사 (연습)", "Harbour community centre (practice)");
  private static final LocalText NET_LOFT =
      new LocalText("어구 창고 보수공사 (연습, OpenSSL)", "Net loft repair (practice, OpenSSL)");
  private static final LocalText BREAKWATER =
      new LocalText("방파제 보강공사 (연습, 재입찰)", "Breakwater repair (practice, re-bid)");
  private static final Purchase CHAIRS =
      new Purchase(
          new LocalText("민원실 의자 구매 (연습, 소액수의)", "Chairs for the counter (practice, quotation)"),
          new LocalText("연습용 안내공고입니다. 대기석 의자 40개.", "For practice. Forty chairs."),
          "sandbox-quotation",
          Purchase.Way.QUOTATION,
          49_500_000L);
  private static final String ONLY_LOT = "0";
  private static final String REBID = "0.1";
  private static final Set<String> OVER = Set.of("opened", "failed", "awarded", "award-intended");

  private final Path home;
  private final Engine engine;
  private final Installation installation;
  private final Committee committee;
  private final Bidders bidders;
  private final Contracting contracting;
  private final Clock clock;

  Practice(
      Path home,
      Engine engine,
      Installation installation,
      Committee committee,
      BankDesk bank,
      Clock clock) {
    this.home = home;
    this.engine = engine;
    this.installation = installation;
    this.committee = committee;
    this.clock = clock;
    this.bidders = new Bidders(home, engine, installation, clock);
    this.contracting =
        new Contracting(engine, installation, bank, PublicUrl.of(engine.base()), clock);
  }

  /**
   * @return number of the tender that is open now and of the awarded one, with a space between
   */
  String play() {
    DocumentSigner officer = Cast.OFFICER.signer(installation, clock);
    Agency agency = new Agency(engine, officer, Cast.APPROVER.signer(installation, clock), clock);
    boolean awarded = Files.exists(home.resolve("demo/first-award"));
    UUID ceremony = step("agency and its committee", () -> committee(officer, awarded));
    // the members make their keys while the bidders register
    long begin = System.nanoTime();
    List<Bidders.Firm> firms = step("bidders and their registrations", () -> bidders(awarded));
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    step("the committee's keys", () -> keys(ceremony));
    if (awarded) {
      String done = read(home.resolve("demo/first-award")).orElseThrow();
      step("the contract of the first", () -> contract(done));
      return step("an open tender", () -> openTender(agency, ceremony, firms)) + " " + done;
    }
    String first =
        read(home.resolve("demo/first-tender"))
            .orElseGet(
                () ->
                    step(
                        "a tender with sixty bids",
                        () -> sixtyBids(agency, ceremony, firms, window(took))));
    String alone = step("a tender with one bid", () -> alone(agency, ceremony, firms));
    String open = step("an open tender", () -> openTender(agency, ceremony, firms));
    String done =
        step("closing, opening and award of the first", () -> award(agency, first, firms));
    step("the contract of the first", () -> contract(done));
    step("a re-bid of the one that failed", () -> rebid(agency, alone, ceremony, firms));
    return open + " " + done;
  }

  /**
   * How long the first tender receives bids: as long as a machine that registers sixty bidders in
   * this time needs to hand in their bids, and half of that again.
   */
  private static Duration window(Duration registrations) {
    Duration need = registrations.multipliedBy(3).dividedBy(2);
    return need.compareTo(SHORTEST_FIRST_OPEN) < 0
        ? SHORTEST_FIRST_OPEN
        : need.compareTo(LONGEST_FIRST_OPEN) > 0 ? LONGEST_FIRST_OPEN : need;
  }

  /** Registers the agency's people, calls the ceremony for their keys and sets them to work. */
  private UUID committee(DocumentSigner officer, boolean awarded) {
    if (!awarded) {
      List<DemoPerson> people = new ArrayList<>(List.of(Cast.OFFICER, Cast.APPROVER));
      people.addAll(Cast.MEMBERS);
      new Administrator(engine, installation, Cast.ADMINISTRATOR, clock).admit(people);
      new AuditBody(engine, installation, clock).begin();
    }
    UUID ceremony =
        read(home.resolve("demo/ceremony"))
            .map(UUID::fromString)
            .filter(committee::hasFreeKeys)
            .orElseGet(() -> committee.callCeremony(officer));
    committee.watch();
    return ceremony;
  }

  /**
   * Certificates and registrations. Once the first tender is awarded all are registered, and only
   * those who bid again have to know their ids.
   */
  private List<Bidders.Firm> bidders(boolean awarded) {
    if (awarded) {
      return bidders.register(Cast.bidders().subList(0, EARLY_BIRDS));
    }
    bidders.register(List.of(Cast.VISITOR));
    return bidders.register(Cast.bidders());
  }

  private UUID keys(UUID ceremony) {
    committee.awaitReady(ceremony);
    write(home.resolve("demo/ceremony"), ceremony.toString());
    return ceremony;
  }

  private String sixtyBids(
      Agency agency, UUID ceremony, List<Bidders.Firm> firms, Duration window) {
    String tender =
        agency.publish(
            Purchase.works(
                new LocalText("수산물 위판장 신축공사 (연습)", "Fish market hall (practice)"), RULES),
            window,
            ceremony);
    bidders.bid(checked(tender, ONLY_LOT), firms);
    write(home.resolve("demo/first-tender"), tender);
    return tender;
  }

  /** It fails. */
  private String alone(Agency agency, UUID ceremony, List<Bidders.Firm> firms) {
    Path known = home.resolve("demo/failing-tender");
    return read(known)
        .orElseGet(
            () -> {
              String tender =
                  agency.publish(Purchase.works(BREAKWATER, RULES), ALONE_OPEN, ceremony);
              bidders.bid(checked(tender, ONLY_LOT), firms.subList(0, 1));
              write(known, tender);
              return tender;
            });
  }

  private String rebid(Agency agency, String tender, UUID ceremony, List<Bidders.Firm> firms) {
    Patience.until(
        "tender " + tender + " has failed",
        Duration.ofMinutes(4),
        () -> state(tender).equals("failed"));
    agency.rebid(tender, REBID, OPEN, ceremony);
    bidders.bid(checked(tender, REBID), firms.subList(0, ENOUGH));
    return tender;
  }

  private String award(Agency agency, String tender, List<Bidders.Firm> firms) {
    Patience.until(
        "tender " + tender + " is opened",
        Duration.ofMinutes(4),
        () -> OVER.contains(state(tender)));
    agency.award(tender, (call, sheet) -> bidders.answer(tender, call, sheet, firms));
    write(home.resolve("demo/first-award"), tender);
    return tender;
  }

  /** With a part that is delivered and waits for its inspection. */
  private String contract(String tender) {
    contracting.conclude(tender);
    return tender;
  }

  private String openTender(Agency agency, UUID ceremony, List<Bidders.Firm> firms) {
    String open =
        open(agency, Purchase.works(HARBOUR, RULES), ceremony, firms.subList(0, EARLY_BIRDS));
    // whoever brings tools of their own finds a tender that asks for no proof of ours
    open(agency, Purchase.works(NET_LOFT, OPENSSL_RULES), ceremony, firms.subList(0, ENOUGH));
    open(agency, CHAIRS, ceremony, firms.subList(0, ENOUGH));
    return open;
  }

  private String open(Agency agency, Purchase purchase, UUID ceremony, List<Bidders.Firm> firms) {
    return agency
        .findOpenTender(purchase.title(), WORTH_IT)
        .orElseGet(
            () -> {
              String tender = agency.publish(purchase, OPEN, ceremony);
              bidders.bid(checked(tender, ONLY_LOT), firms);
              return tender;
            });
  }

  private CheckedTender checked(String tender, String lot) {
    return TenderReader.read(engine, home.resolve("trust/trust.json"), tender, lot);
  }

  private String state(String tender) {
    return DemoFailure.orThrow(
            engine.getJson("/api/v1/tenders/" + tender), "looking at tender " + tender)
        .string("state");
  }

  private static <T> T step(String what, Supplier<T> work) {
    long begin = System.nanoTime();
    System.out.println("begin " + what);
    T result = work.get();
    System.out.println(
        "step " + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " " + what);
    return result;
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
