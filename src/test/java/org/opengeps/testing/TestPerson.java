package org.opengeps.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.opengeps.app.authorities.AuthorityClient;
import org.opengeps.app.authorities.Credential;
import org.opengeps.app.authorities.KeyKind;
import org.opengeps.app.authorities.Names;
import org.opengeps.app.authorities.Profile;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Registration;
import org.opengeps.protocol.message.RoleGrant;

/**
 * Somebody with a certificate of a practice authority, who signs at the time of the test clock.
 * Works inside and outside the server.
 *
 * @param kind {@code agency} or {@code supplier}
 * @param identifier as certified
 * @param name as certified
 * @param roles to register for
 */
public record TestPerson(
    String kind, String identifier, String name, List<String> roles, Credential credential) {
  /** Certified name of the administrators whom the test server's operator names. */
  public static final String ADMINISTRATOR = "관리자";

  private static final int PATIENCE = 120;
  private static final Map<String, TestPerson> ADMINISTRATORS = new ConcurrentHashMap<>();

  /**
   * An organisation and a person that no other test knows; suppliers with RSA keys, agencies with
   * P-256.
   */
  public static TestPerson of(String kind, String... roles) {
    return named(kind, kind.equals("agency") ? agencyCode() : digits(), "홍길동", roles);
  }

  /** Code of an agency that the test server names and no other test knows. */
  public static String agencyCode() {
    return "T" + digits();
  }

  /** The same of one that may debar suppliers. */
  public static String debarringAgencyCode() {
    return "TD" + digits();
  }

  /** The same of one whose people may be auditors and operators. */
  public static String oversightAgencyCode() {
    return "TO" + digits();
  }

  private static String digits() {
    return Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_999_999_999L));
  }

  public static TestPerson named(String kind, String identifier, String name, String... roles) {
    boolean supplier = kind.equals("supplier");
    Credential credential =
        certificate(
            supplier ? "hangang" : "seorak",
            supplier ? KeyKind.RSA_2048 : KeyKind.P_256,
            name,
            identifier);
    return new TestPerson(kind, identifier, name, List.of(roles), credential);
  }

  public static TestPerson supplier() {
    return of("supplier", "SUPPLIER_BIDDER");
  }

  /** The practice authorities' desk. */
  public static AuthorityClient authorities() {
    try {
      return AuthorityClient.at(
          TestServer.authoritiesUrl().toString(), TestServer.folder().resolve("authorities"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A certificate of the usual period. */
  public static Credential certificate(
      String issuer, KeyKind kind, String name, String identifier) {
    try {
      return authorities()
          .request(issuer, Profile.PERSON, kind, Names.ofPerson("성림건설", name, identifier));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same person with another certificate. */
  public TestPerson with(Credential other) {
    return new TestPerson(kind, identifier, name, roles, other);
  }

  public JsonObject registration() {
    return new Registration(
            kind,
            identifier,
            new LocalText("성림건설 주식회사", "Seongnim Construction"),
            kind.equals("supplier") ? List.of("0002") : List.of(),
            List.of("48"),
            new Registration.Registrant(name, "hong@" + identifier + ".example", roles))
        .toJson();
  }

  /** SignedData by this person, now. */
  public byte[] sign(JsonObject content) {
    return sign(content, Duration.ZERO);
  }

  /** The same as if signed earlier. */
  public byte[] sign(JsonObject content, Duration ago) {
    return new DocumentSigner(
            credential.key(), credential.chain().subList(0, credential.chain().size() - 1))
        .sign(content.canonical(), TestClock.INSTANCE.instant().minus(ago));
  }

  /** The registration, signed now. */
  public byte[] signedRegistration() {
    return sign(registration());
  }

  /**
   * Registers over HTTP. A person of an agency gets its roles as everybody does: the administrator
   * whom the operator named registers first, and gives them.
   */
  public TestPerson registered() {
    registeredId();
    return this;
  }

  /** The same, with the person's id in the register. */
  public UUID registeredId() {
    boolean needsAnother = kind.equals("agency") && !roles.equals(List.of("AGENCY_ADMINISTRATOR"));
    TestPerson administrator =
        needsAnother
            ? ADMINISTRATORS.computeIfAbsent(identifier, TestPerson::newAdministrator)
            : null;
    JsonObject person = post("/api/v1/registrations", signedRegistration()).object("person");
    UUID id = person.uuid("id");
    if (needsAnother && !Set.copyOf(person.strings("roles")).equals(Set.copyOf(roles))) {
      var grant = new RoleGrant(identifier, id, name, roles);
      post("/api/v1/agency/roles", administrator.sign(grant.toJson()));
    }
    return id;
  }

  /** The registered person after an administrator of its agency gave it these roles instead. */
  public TestPerson having(String... others) {
    return new TestPerson(kind, identifier, name, List.of(others), credential).registered();
  }

  /** Logs the registered person in over HTTP; returns the session's cookie. */
  public String logIn() {
    String challenge =
        Http.post("/api/v1/session/challenge", "application/json", new byte[0])
            .json()
            .string("challenge");
    JsonObject answer =
        JsonObject.ofType("opengeps/login/1")
            .put("challenge", challenge)
            .put("origin", TestServer.baseUrl().toString())
            .build();
    Http.Answer begun = Http.post("/api/v1/session", Http.CMS, sign(answer));
    if (begun.status() != 200) {
      throw new IllegalStateException("not logged in: " + begun.text());
    }
    return begun.response().headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
  }

  /** The administrator of an agency, registered. */
  public static TestPerson administratorOf(String agency) {
    return ADMINISTRATORS.computeIfAbsent(agency, TestPerson::newAdministrator);
  }

  private static TestPerson newAdministrator(String agency) {
    TestPerson administrator = named("agency", agency, ADMINISTRATOR, "AGENCY_ADMINISTRATOR");
    post("/api/v1/registrations", administrator.signedRegistration());
    return administrator;
  }

  private static JsonObject post(String path, byte[] signed) {
    Http.Answer answer = Http.post(path, Http.CMS, signed);
    // tests before this one may have come as often as one address may: asked to wait, one waits
    for (int i = 0; answer.status() == 429 && i < PATIENCE; i++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
      answer = Http.post(path, Http.CMS, signed);
    }
    if (answer.status() >= 300) {
      throw new IllegalStateException("not registered: " + answer.text());
    }
    return answer.json();
  }
}
