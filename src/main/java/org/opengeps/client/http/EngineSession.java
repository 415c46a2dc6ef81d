package org.opengeps.client.http;

import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;

/** A log-in at an engine, as a browser has one: what is not signed is asked for within it. */
public final class EngineSession implements AutoCloseable {
  private static final String PATH = "/api/v1/session";
  private static final String JSON = "application/json";
  private static final byte[] NOTHING = {};

  private final Engine engine;
  private final String cookie;

  private EngineSession(Engine engine, String cookie) {
    this.engine = engine;
    this.cookie = cookie;
  }

  /**
   * Logs in. What is signed names the address that the person gave, so that no other server can
   * hand it on.
   *
   * @return refused with what the engine says
   */
  public static Verdict<EngineSession> begin(Engine engine, DocumentSigner signer, Clock clock) {
    return begin(engine, engine.base(), signer, clock);
  }

  /**
   * The same beside an engine that people reach elsewhere.
   *
   * @param origin its public address
   */
  public static Verdict<EngineSession> begin(
      Engine engine, URI origin, DocumentSigner signer, Clock clock) {
    return body(engine.call("POST", PATH + "/challenge", Map.of("Content-Type", JSON), NOTHING))
        .map(
            answer ->
                JsonObject.ofType("opengeps/login/1")
                    .put("challenge", answer.string("challenge"))
                    .put("origin", origin.toString())
                    .build())
        .then(logIn -> begin(engine, signer, clock, logIn));
  }

  private static Verdict<EngineSession> begin(
      Engine engine, DocumentSigner signer, Clock clock, JsonObject logIn) {
    Engine.Answer answer =
        engine.call(
            "POST",
            PATH,
            Map.of("Content-Type", "application/pkcs7-mime"),
            signer.sign(logIn, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    return answer.isSuccess()
        ? Verdict.accept(new EngineSession(engine, answer.header("Set-Cookie").split(";", 2)[0]))
        : Verdict.refuse(answer.refusal());
  }

  public Verdict<JsonObject> get(String path) {
    return body(engine.call("GET", path, Map.of("Cookie", cookie), NOTHING));
  }

  /** Sends what nobody signs. */
  public Verdict<JsonObject> post(String path, JsonObject json) {
    return body(
        engine.call(
            "POST", path, Map.of("Cookie", cookie, "Content-Type", JSON), json.canonical()));
  }

  private static Verdict<JsonObject> body(Engine.Answer answer) {
    return answer.isSuccess()
        ? Verdict.accept(JsonObject.parse(answer.body()))
        : Verdict.refuse(answer.refusal());
  }

  /** Logs out. */
  @Override
  public void close() {
    engine.call("DELETE", PATH, Map.of("Cookie", cookie), NOTHING);
  }
}
