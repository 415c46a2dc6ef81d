package org.opengeps.rest.identity;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.door.Sender;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Person;
import org.opengeps.identity.SessionCookie;
import org.opengeps.identity.usecase.EndSessions;
import org.opengeps.identity.usecase.IssueChallenge;
import org.opengeps.identity.usecase.LogIn;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.SecurityLog;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/**
 * The browser's session: begun by signing a challenge, kept in an HttpOnly cookie that no other
 * site can send.
 */
@Path("session")
public class SessionResource {
  private static final int LARGEST = 64 * 1024;

  @Inject private IssueChallenge issueChallenge;
  @Inject private LogIn logIn;
  @Inject private LogInAttempts attempts;
  @Inject private EndSessions endSessions;
  @Inject private SecurityLog security;
  @Inject private CurrentActor currentActor;
  @Inject private Problems problems;
  @Inject private Clock clock;

  @Inject
  @ConfigProperty(name = "opengeps.base-url")
  private String origin;

  @POST
  @Path("challenge")
  @Produces(MediaType.APPLICATION_JSON)
  public Response challenge() {
    JsonObject answer =
        JsonObject.builder()
            .put("challenge", issueChallenge.issue())
            .put("origin", origin)
            .put("expiresAt", clock.instant().plus(IssueChallenge.LIFE))
            .build();
    return fresh(200, answer);
  }

  @POST
  @Consumes(Bodies.CMS)
  @Produces(MediaType.APPLICATION_JSON)
  public Response logIn(InputStream body, @Context HttpServletRequest request) throws IOException {
    String sender = Sender.of(request);
    int seconds = attempts.secondsUntilNext(sender);
    if (seconds > 0) {
      return tooMany(seconds);
    }
    Verdict<Sha256> verdict = logIn.logIn(Bodies.read(body, LARGEST));
    if (verdict instanceof Verdict.Refused<Sha256> refused) {
      attempts.failed(sender);
      if (Problems.statusOf(refused.refusal().code()) != 403) {
        security.refused(refused.refusal().code(), "at", "log-in", "from", sender);
      }
      return problems.of(refused.refusal());
    }
    Sha256 certificate = verdict.orThrow();
    String token = currentActor.begin(certificate);
    security.record(
        "log-in",
        "person",
        currentActor.findPerson().map(person -> person.id().value()).orElse(""),
        "certificate",
        certificate.hex(),
        "from",
        sender);
    return Response.fromResponse(show())
        .header(HttpHeaders.SET_COOKIE, SessionCookie.of(token))
        .build();
  }

  private Response tooMany(int seconds) {
    return Response.fromResponse(
            problems.of(429, Refusal.of("too-many-requests.log-ins").with("seconds", seconds)))
        .header(HttpHeaders.RETRY_AFTER, seconds)
        .build();
  }

  /** An operator ends the sessions of somebody: {@link EndSessions}. */
  @POST
  @Path("endings")
  @Consumes(Bodies.CMS)
  @Produces(MediaType.APPLICATION_JSON)
  public Response endSessions(InputStream body) throws IOException {
    Verdict<Integer> verdict = endSessions.end(Bodies.read(body, LARGEST));
    return verdict instanceof Verdict.Refused<Integer> refused
        ? problems.of(refused.refusal())
        : fresh(200, JsonObject.builder().put("ended", verdict.orThrow()).build());
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response show() {
    Optional<Person> person = currentActor.findPerson();
    return person.isEmpty() ? Response.noContent().build() : fresh(200, json(person.get()));
  }

  @DELETE
  public Response logOut() {
    currentActor.end();
    return Response.noContent()
        .header(HttpHeaders.SET_COOKIE, SessionCookie.none())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private JsonObject json(Person person) {
    List<String> roles = person.roles().stream().map(Enum::name).sorted().toList();
    return JsonObject.builder()
        .put("person", person.id().value())
        .put("organisation", person.organisation().value())
        .put("name", person.name())
        .put("roles", roles)
        .put("sitting", currentActor.findSitting().orElse(null))
        .build();
  }

  private static Response fresh(int status, JsonObject answer) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(answer.canonical())
        .build();
  }
}
