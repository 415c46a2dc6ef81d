package org.opengeps.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.opengeps.app.authorities.Credential;
import org.opengeps.app.authorities.Installation;
import org.opengeps.app.process.JavaCommand;
import org.opengeps.app.process.KeptProcess;
import org.opengeps.client.committee.KeyFiles;
import org.opengeps.client.committee.KeyRegistration;
import org.opengeps.client.committee.Officer;
import org.opengeps.client.http.Engine;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Three members, two of whom open. Each is a process of its own that runs {@code committee watch}
 * and is the only one to read its key file.
 */
final class Committee implements AutoCloseable {
  private static final int THRESHOLD = 2;

  /** Of a ceremony; each binds one lot. */
  static final int KEYS = 12;

  /** The first start publishes four notices and a re-bid, later ones two. */
  private static final int KEYS_OF_A_START = 5;

  private static final Duration POOL_LIFE = Duration.ofDays(60);
  private static final Duration KEY_LIFE = Duration.ofDays(365);
  private static final char[] PASSWORD = Credential.PRACTICE_PASSWORD.toCharArray();

  private final Path home;
  private final Engine engine;
  private final Installation installation;
  private final Clock clock;
  private final List<KeptProcess> watchers = new ArrayList<>();

  Committee(Path home, Engine engine, Installation installation, Clock clock) {
    this.home = home;
    this.engine = engine;
    this.installation = installation;
    this.clock = clock;
  }

  /** Lets every member stay at work. */
  void watch() {
    for (DemoPerson member : Cast.MEMBERS) {
      watchers.add(
          KeptProcess.start(
              member.file(),
              home.resolve("log"),
              JavaCommand.of(
                  "org.opengeps.app.Main",
                  List.of(
                      "committee",
                      "watch",
                      "--server",
                      engine.base().toString(),
                      "--person",
                      member.keyFile(installation).toString(),
                      "--password",
                      Credential.PRACTICE_PASSWORD,
                      "--key",
                      committeeFile(member, 1).toString(),
                      "--trust",
                      home.resolve("trust/trust.json").toString(),
                      "--seconds",
                      "1")),
              ended -> System.out.println(Main.ALARM + ended)));
    }
  }

  /** Makes the members' keys and registers them; harmless to repeat. */
  List<CeremonyStatement.Member> members() {
    List<CeremonyStatement.Member> members = new ArrayList<>();
    for (DemoPerson member : Cast.MEMBERS) {
      DocumentSigner signer = member.signer(installation, clock);
      Scalar secret = committeeKey(member);
      byte[] registered =
          DemoFailure.orThrow(
              KeyRegistration.register(
                  engine, signer, Point.base(secret), clock.instant().plus(KEY_LIFE), clock),
              member.file() + " registers a committee key");
      String person =
          DemoFailure.orThrow(
              KeyRegistration.person(engine, signer), member.file() + " asks for his id");
      members.add(
          new CeremonyStatement.Member(
              members.size() + 1, person, member.registration().person().name(), registered));
    }
    return members;
  }

  private Scalar committeeKey(DemoPerson member) {
    Path first = committeeFile(member, 1);
    if (Files.exists(first)) {
      return KeyFiles.committee(first, PASSWORD);
    }
    try {
      Files.createDirectories(first.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Instant now = clock.instant();
    return KeyFiles.makeCommittee(
        List.of(first, committeeFile(member, 2)),
        PASSWORD,
        new KeyFiles.Validity(now, now.plus(KEY_LIFE)));
  }

  /** A member at work in this process, with the key file that a process of its own would read. */
  Officer officer(DemoPerson member, Trust trust) {
    Path key = committeeFile(member, 1);
    return new Officer(
        engine,
        member.signer(installation, clock),
        KeyFiles.committee(key, PASSWORD),
        trust,
        key,
        clock);
  }

  private Path committeeFile(DemoPerson member, int copy) {
    return home.resolve("demo/committee/" + member.file() + "-committee-" + copy + ".p12");
  }

  /** Calls the ceremony as the contracting officer. */
  UUID callCeremony(DocumentSigner officer) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    UUID id = UUID.randomUUID();
    var statement =
        new CeremonyStatement(
            id,
            Cast.AGENCY_CODE,
            THRESHOLD,
            Cast.MEMBERS.size(),
            KEYS,
            now,
            now.plus(POOL_LIFE),
            members());
    DemoFailure.orThrow(
        engine.post(
            "/api/v1/committee/ceremonies", officer.sign(statement.toJson(), clock.instant())),
        "calling the ceremony");
    return id;
  }

  /** Waits until all have dealt, confirmed and rehearsed. */
  void awaitReady(UUID ceremony) {
    Patience.until(
        "the committee's keys are ready",
        Duration.ofSeconds(120),
        () -> "ready".equals(ceremony(ceremony).string("state").replace('_', '-')));
  }

  /** Whether keys of the ceremony are left that a notice of today may be bound to. */
  boolean hasFreeKeys(UUID id) {
    JsonObject ceremony = ceremony(id);
    return clock.instant().isBefore(ceremony.time("expiresAt"))
        && ceremony.objects("keys").stream().filter(key -> key.isNull("boundTo")).count()
            >= KEYS_OF_A_START;
  }

  private JsonObject ceremony(UUID id) {
    return DemoFailure.orThrow(
        engine.getJson("/api/v1/committee/ceremonies/" + id), "looking at the ceremony");
  }

  @Override
  public void close() {
    watchers.forEach(KeptProcess::close);
  }
}
