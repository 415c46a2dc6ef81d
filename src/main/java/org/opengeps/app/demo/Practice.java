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
import org.opengeps.app.authorities.Installation;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.CheckedTender;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.message.LocalText;

/**
 * The play: people, keys, one tender from notice to award with sixty bids, one tender open for
 * twenty minutes. Later starts only see to it that a tender is open.
 */
final class Practice {
  private static final Duration FIRST_OPEN = Duration.ofSeconds(55);
  private static final Duration OPEN = Duration.ofMinutes(20);
  private static final Duration WORTH_IT = Duration.ofMinutes(3);
  private static final int EARLY_BIRDS = 5;
  private static final Set<String> OVER = Set.of("opened", "failed", "awarded", "award-intended");

  private final Path home;
  private final Engine engine;
  private final Installation installation;
  private final Committee committee;
  private final Bidders bidders;
  private final Clock clock;

  Practice(Path home, Engine engine, Installation installation, Committee committee, Clock clock) {
    this.home = home;
    this.engine = engine;
    this.installation = installation;
    this.committee = committee;
    this.clock = clock;
    this.bidders = new Bidders(home, engine, installation, clock);
  }

  /**
   * @return number of the tender that is open now and of the awarded one, with a space between
   */
  String play() {
    List<Bidders.Firm> firms = step("people and their registrations", this::people);
    DocumentSigner officer = Cast.OFFICER.signer(installation);
    Agency agency = new Agency(engine, officer, Cast.APPROVER.signer(installation), clock);
    UUID ceremony = step("committee and its keys", () -> keys(officer));
    if (!Files.exists(home.resolve("demo/first-award"))) {
      String first =
          read(home.resolve("demo/first-tender"))
              .orElseGet(
                  () -> step("a tender with sixty bids", () -> sixtyBids(agency, ceremony, firms)));
      step("its opening and award", () -> award(agency, first));
    }
    String open = step("an open tender", () -> openTender(agency, ceremony, firms));
    return open + " " + read(home.resolve("demo/first-award")).orElseThrow();
  }

  /**
   * Certificates and registrations. Once the first tender is awarded all are registered, and only
   * those who bid again have to know their ids.
   */
  private List<Bidders.Firm> people() {
    if (Files.exists(home.resolve("demo/first-award"))) {
      return bidders.register(Cast.bidders().subList(0, EARLY_BIRDS));
    }
    List<DemoPerson> officers = new ArrayList<>(List.of(Cast.OFFICER, Cast.APPROVER));
    officers.addAll(Cast.MEMBERS);
    officers.forEach(person -> person.register(engine, person.signer(installation), clock));
    bidders.register(List.of(Cast.VISITOR));
    return bidders.register(Cast.bidders());
  }

  private UUID keys(DocumentSigner officer) {
    Path file = home.resolve("demo/ceremony");
    Optional<UUID> known = read(file).map(UUID::fromString).filter(committee::hasFreeKeys);
    UUID ceremony = known.orElseGet(() -> committee.callCeremony(officer));
    committee.watch();
    committee.awaitReady(ceremony);
    write(file, ceremony.toString());
    return ceremony;
  }

  private String sixtyBids(Agency agency, UUID ceremony, List<Bidders.Firm> firms) {
    String tender =
        agency.publish(
            new LocalText("수산물 위판장 신축공사 (연습)", "Fish market hall (practice)"),
            FIRST_OPEN,
            ceremony);
    bidders.bid(checked(tender), firms);
    write(home.resolve("demo/first-tender"), tender);
    return tender;
  }

  private String award(Agency agency, String tender) {
    Patience.until(
        "tender " + tender + " is opened",
        Duration.ofMinutes(4),
        () -> OVER.contains(state(tender)));
    agency.award(tender);
    write(home.resolve("demo/first-award"), tender);
    return tender;
  }

  private String openTender(Agency agency, UUID ceremony, List<Bidders.Firm> firms) {
    return agency
        .findOpenTender(WORTH_IT)
        .orElseGet(
            () -> {
              String tender =
                  agency.publish(
                      new LocalText("어촌 복합센터 증축공사 (연습)", "Harbour community centre (practice)"),
                      OPEN,
                      ceremony);
              bidders.bid(checked(tender), firms.subList(0, EARLY_BIRDS));
              return tender;
            });
  }

  private CheckedTender checked(String tender) {
    return TenderReader.read(engine, home.resolve("trust/trust.json"), tender);
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
