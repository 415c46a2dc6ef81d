package org.opengeps.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.opengeps.app.authorities.Installation;
import org.opengeps.client.committee.Officer;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.CheckedTender;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.pki.Trust;

/**
 * The practice's agency and its committee for a program that plays a piece of its own: they publish
 * what it wants and open when it says so. The members work in this process.
 */
public final class Stage {
  private static final String RULES = "sandbox";
  private static final String ONLY_LOT = "0";

  /** So many of the three members open. */
  private static final int OPENERS = 2;

  private final Path home;
  private final Engine engine;
  private final DocumentSigner officer;
  private final Agency agency;
  private final Committee committee;
  private UUID ceremony;
  private int keysLeft;

  private Stage(Path home, Engine engine, Installation installation, Clock clock) {
    this.home = home;
    this.engine = engine;
    this.officer = Cast.OFFICER.signer(installation, clock);
    this.agency = new Agency(engine, officer, Cast.APPROVER.signer(installation, clock), clock);
    this.committee = new Committee(home, engine, installation, clock);
  }

  /** Registers the agency's people with an engine that has none yet. */
  public static Stage set(Path home, Engine engine, Installation installation, Clock clock) {
    List<DemoPerson> people = new ArrayList<>(List.of(Cast.OFFICER, Cast.APPROVER));
    people.addAll(Cast.MEMBERS);
    new Administrator(engine, installation, Cast.ADMINISTRATOR, clock).admit(people);
    return new Stage(home, engine, installation, clock);
  }

  /**
   * Publishes works with a price draw.
   *
   * @param closesAt in whole seconds; five later they may be opened
   * @return the tender as a bidder has checked it, once its notice stands in the log
   */
  public CheckedTender publish(LocalText title, Instant closesAt) {
    provideKeys();
    keysLeft--;
    String tender = agency.publish(Purchase.works(title, RULES), closesAt, ceremony);
    return TenderReader.read(engine, home.resolve("trust/trust.json"), tender, ONLY_LOT);
  }

  /** Lets the committee make keys if none are left. */
  public void provideKeys() {
    if (keysLeft == 0) {
      ceremony = makeKeys();
      keysLeft = Committee.KEYS;
    }
  }

  private UUID makeKeys() {
    UUID made = committee.callCeremony(officer);
    List<Officer> members = members(Cast.MEMBERS.size());
    members.forEach(one -> DemoFailure.orThrow(one.contribute(made), "contributing"));
    members.forEach(one -> DemoFailure.orThrow(one.confirm(made), "confirming"));
    members.forEach(one -> DemoFailure.orThrow(one.rehearse(made), "rehearsing"));
    committee.awaitReady(made);
    return made;
  }

  private List<Officer> members(int count) {
    Trust trust = trust();
    return Cast.MEMBERS.stream()
        .limit(count)
        .map(member -> committee.officer(member, trust))
        .toList();
  }

  /** Whom everybody of the practice believes. */
  public Trust trust() {
    try {
      return Trust.read(Files.readAllBytes(home.resolve("trust/trust.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the engine has taken off the outer layer and asks the members. */
  public void awaitGate(CheckedTender tender, Duration atMost) {
    Patience.until(
        "the gate of " + tender.place() + " is open",
        atMost,
        () -> opening(tender).filter(view -> !view.isNull("gateKey")).isPresent());
  }

  /** Lets as many members as are needed open; returns when the last one has sent its part. */
  public void open(CheckedTender tender) {
    TenderRef ref = TenderRef.parse(opening(tender).orElseThrow().string("tender"));
    members(OPENERS)
        .forEach(one -> DemoFailure.orThrow(one.open(ref, Slot.ONLY_PRICE), "opening " + ref));
  }

  /** What the engine says of the opening; empty before the closing. */
  public java.util.Optional<JsonObject> opening(CheckedTender tender) {
    String path = "/api/v1/tenders/" + tender.notice().ref().number() + "/opening";
    return DemoFailure.orThrow(engine.getJson(path), "looking at the opening")
        .objects("openings")
        .stream()
        .findFirst();
  }
}
