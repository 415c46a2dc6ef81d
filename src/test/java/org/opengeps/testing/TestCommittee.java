package org.opengeps.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.opengeps.client.committee.KeyFiles;
import org.opengeps.client.committee.KeyRegistration;
import org.opengeps.client.committee.Officer;
import org.opengeps.client.http.Engine;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.CommitteeKeyStatement;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * A committee of registered officers with the real client, each with his own key file, talking to
 * the server over HTTP.
 */
public final class TestCommittee {
  /** Of all key files. */
  public static final String PASSWORD = "practice";

  private static final Duration LIFE = Duration.ofDays(730);

  public final TestPerson contractingOfficer;
  public final List<TestPerson> people = new ArrayList<>();
  public final List<Officer> officers = new ArrayList<>();
  public final List<Scalar> keys = new ArrayList<>();

  private final List<Path> folders = new ArrayList<>();
  private final List<byte[]> registrations = new ArrayList<>();

  /**
   * Registers everybody and their committee keys.
   *
   * @param contractingOfficer a registered one; the members belong to the same agency
   */
  public TestCommittee(TestPerson contractingOfficer, int n) {
    this.contractingOfficer = contractingOfficer;
    for (int i = 1; i <= n; i++) {
      join(
          TestPerson.named("agency", contractingOfficer.identifier(), "위원" + i, "COMMITTEE_MEMBER")
              .registered());
    }
  }

  /** A new agency with a contracting officer. */
  public static TestCommittee ofNewAgency(int n) {
    return new TestCommittee(TestPerson.of("agency", "CONTRACTING_OFFICER").registered(), n);
  }

  private void join(TestPerson person) {
    Path folder = TestServer.folder().resolve("committee").resolve(UUID.randomUUID().toString());
    Instant end = TestClock.INSTANCE.instant().plus(LIFE);
    Scalar key = Scalar.random(new SecureRandom());
    registrations.add(
        KeyRegistration.register(server(), signer(person), Point.base(key), end, TestClock.INSTANCE)
            .orThrow());
    people.add(person);
    keys.add(key);
    folders.add(created(folder));
    officers.add(officer(person, key, folder.resolve("key.p12")));
  }

  /**
   * An officer's committee key file with a copy in the folder {@code copy} beside it, written when
   * first asked for: their hundred thousands of rounds were most of what a run computed.
   *
   * @param member from 0
   */
  public Path keyFile(int member) {
    Path file = folders.get(member).resolve("key.p12");
    if (Files.notExists(file)) {
      Instant now = TestClock.INSTANCE.instant();
      KeyFiles.writeCommittee(
          List.of(file, file.resolveSibling("copy").resolve("key.p12")),
          PASSWORD.toCharArray(),
          keys.get(member),
          new KeyFiles.Validity(now, now.plus(LIFE)));
    }
    return file;
  }

  private static Path created(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Registers all keys anew, as every start of a member's program does. */
  public void registerAgain(Duration life) {
    Instant end = TestClock.INSTANCE.instant().plus(life);
    for (int i = 0; i < people.size(); i++) {
      registrations.set(
          i,
          KeyRegistration.register(
                  server(), signer(people.get(i)), Point.base(keys.get(i)), end, TestClock.INSTANCE)
              .orThrow());
    }
  }

  /** The client of a person with a committee key. */
  public static Officer officer(TestPerson person, Scalar key, Path keyFile) {
    return new Officer(server(), signer(person), key, trust(), keyFile, TestClock.INSTANCE);
  }

  public static Engine server() {
    return new Engine(TestServer.baseUrl());
  }

  static DocumentSigner signer(TestPerson person) {
    var chain = person.credential().chain();
    return new DocumentSigner(person.credential().key(), chain.subList(0, chain.size() - 1));
  }

  static Trust trust() {
    try {
      return Trust.read(Files.readAllBytes(TestServer.folder().resolve("trust/trust.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A ceremony of all members, to be signed by the contracting officer. */
  public CeremonyStatement statement(int k, int keyCount, Duration life) {
    Instant now = TestClock.INSTANCE.instant().truncatedTo(ChronoUnit.MILLIS);
    List<CeremonyStatement.Member> members = new ArrayList<>();
    for (int i = 1; i <= people.size(); i++) {
      byte[] registration = registrations.get(i - 1);
      String person = CommitteeKeyStatement.from(SignedDocument.read(registration).json()).person();
      members.add(new CeremonyStatement.Member(i, person, people.get(i - 1).name(), registration));
    }
    return new CeremonyStatement(
        UUID.randomUUID(),
        contractingOfficer.identifier(),
        k,
        members.size(),
        keyCount,
        now,
        now.plus(life),
        members);
  }

  /** Creates a ceremony over HTTP. */
  public UUID called(int k, int keyCount) {
    CeremonyStatement statement = statement(k, keyCount, Duration.ofDays(90));
    Http.Answer answer = post("ceremonies", contractingOfficer.sign(statement.toJson()));
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.text());
    }
    return statement.ceremony();
  }

  /** A ceremony that everybody has finished, with a passed rehearsal. */
  public UUID ready(int k, int keyCount) {
    UUID ceremony = called(k, keyCount);
    officers.forEach(officer -> officer.contribute(ceremony).orThrow());
    officers.forEach(officer -> officer.confirm(ceremony).orThrow());
    officers.forEach(officer -> officer.rehearse(ceremony).orThrow());
    return ceremony;
  }

  /**
   * @param path below {@code committee/}
   */
  public static Http.Answer post(String path, byte[] cms) {
    return Http.post("/api/v1/committee/" + path, Http.CMS, cms);
  }

  /** What the server says of a ceremony. */
  public static JsonObject show(UUID ceremony) {
    return Http.get("/api/v1/committee/ceremonies/" + ceremony).json();
  }
}
