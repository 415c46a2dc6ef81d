package org.opengeps.rest.committee;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.CeremonyState;
import org.opengeps.custody.usecase.CreateCeremony;
import org.opengeps.custody.usecase.FindCeremony;
import org.opengeps.custody.usecase.PostRehearsal;
import org.opengeps.custody.usecase.PostRound1;
import org.opengeps.custody.usecase.PostRound2;
import org.opengeps.custody.usecase.RegisterCommitteeKey;
import org.opengeps.custody.usecase.StartRehearsal;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.opening.usecase.FindOpening;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/** {@code /api/v1/committee}: keys, ceremonies and duties of committee members. */
@Path("committee")
@RequestScoped
public class CommitteeResource {
  /** A round-1 message with a hundred keys for ten members has about half of it. */
  private static final int MOST = 4 << 20;

  @Inject private RegisterCommitteeKey registerKey;
  @Inject private CreateCeremony createCeremony;
  @Inject private PostRound1 postRound1;
  @Inject private PostRound2 postRound2;
  @Inject private StartRehearsal startRehearsal;
  @Inject private PostRehearsal postRehearsal;
  @Inject private FindCeremony ceremonies;
  @Inject private FindOpening openings;
  @Inject private CommitteeAnswers answers;
  @Inject private Problems problems;
  @Inject private FindPerson people;
  @Inject private Clock clock;

  /**
   * Takes {@code opengeps/committee-key/1}; answers {point, registration}: the SignedData that
   * counts, which ceremonies enclose.
   */
  @POST
  @Path("keys")
  @Consumes(Bodies.CMS)
  public Response registerKey(InputStream body) throws IOException {
    return take(
        null,
        body,
        registerKey::register,
        key ->
            JsonObject.builder()
                .put("point", key.point().hex())
                .putBytes("registration", key.registration())
                .build());
  }

  /** Takes {@code opengeps/ceremony/1}; answers {ceremony}. */
  @POST
  @Path("ceremonies")
  @Consumes(Bodies.CMS)
  public Response create(InputStream body) throws IOException {
    return take(
        null,
        body,
        createCeremony::create,
        id -> JsonObject.builder().put("ceremony", id.value()).build());
  }

  /** The ceremony with all its signed messages: what clients, bidders and auditors check. */
  @GET
  @Path("ceremonies/{id}")
  public Response find(@PathParam("id") String id) {
    CeremonyId parsed;
    try {
      parsed = CeremonyId.parse(id);
    } catch (IllegalArgumentException e) {
      return unknown(id);
    }
    return ceremonies
        .find(parsed)
        .map(view -> ok(answers.ceremony(view)))
        .orElseGet(() -> unknown(id));
  }

  /** Takes {@code opengeps/ceremony-round1/1}; answers {state}. */
  @POST
  @Path("ceremonies/{id}/round1")
  @Consumes(Bodies.CMS)
  public Response round1(@PathParam("id") String id, InputStream body) throws IOException {
    return take(id, body, postRound1::post, CommitteeResource::state);
  }

  /** Takes {@code opengeps/ceremony-round2/1}; answers {state}. */
  @POST
  @Path("ceremonies/{id}/round2")
  @Consumes(Bodies.CMS)
  public Response round2(@PathParam("id") String id, InputStream body) throws IOException {
    return take(id, body, postRound2::post, CommitteeResource::state);
  }

  /** Takes {@code opengeps/rehearsal-start/1}; answers {session}. */
  @POST
  @Path("ceremonies/{id}/rehearsals")
  @Consumes(Bodies.CMS)
  public Response startRehearsal(@PathParam("id") String id, InputStream body) throws IOException {
    return take(
        id,
        body,
        startRehearsal::start,
        session -> JsonObject.builder().put("session", session).build());
  }

  /** Takes {@code opengeps/rehearsal/1}; answers {state}. */
  @POST
  @Path("ceremonies/{id}/rehearsal")
  @Consumes(Bodies.CMS)
  public Response rehearse(@PathParam("id") String id, InputStream body) throws IOException {
    return take(id, body, postRehearsal::post, CommitteeResource::state);
  }

  /**
   * Which committee member a certificate (hash of its DER) speaks for: {person}. Members stand by
   * name in public ceremonies.
   */
  @GET
  @Path("person")
  public Response person(@QueryParam("certificate") String certificate) {
    Sha256 fingerprint;
    try {
      fingerprint = Sha256.fromHex(certificate == null ? "" : certificate);
    } catch (IllegalArgumentException e) {
      return problems.of(400, Refusal.of("malformed.certificate"));
    }
    return people
        .findByCertificate(fingerprint, clock.instant())
        .filter(person -> person.roles().contains(Role.COMMITTEE_MEMBER))
        .map(person -> ok(JsonObject.builder().put("person", person.id().value()).build()))
        .orElseGet(() -> problems.of(Refusal.of("person-unknown.committee")));
  }

  /** What a person has to do: {duties: [...]}, ceremonies first, then openings by time. */
  @GET
  @Path("duties")
  public Response duties(@QueryParam("person") String person) {
    String id;
    try {
      id = new PersonId(person == null ? "" : person).value();
    } catch (IllegalArgumentException e) {
      return problems.of(400, Refusal.of("malformed.person"));
    }
    return ok(answers.duties(ceremonies.duties(id), openings.duties(id)));
  }

  /**
   * @param id of the ceremony in the address; null for what founds one
   */
  private <T> Response take(
      String id,
      InputStream body,
      Function<byte[], Verdict<T>> door,
      Function<T, JsonObject> answer)
      throws IOException {
    byte[] cms = Bodies.read(body, MOST);
    Optional<Refusal> elsewhere =
        id == null ? Optional.empty() : Bodies.objection(cms, "ceremony", id);
    if (elsewhere.isPresent()) {
      return problems.of(elsewhere.get());
    }
    Verdict<T> verdict = door.apply(cms);
    return verdict instanceof Verdict.Refused<T> refused
        ? problems.of(refused.refusal())
        : ok(answer.apply(verdict.orThrow()));
  }

  private static JsonObject state(CeremonyState state) {
    return JsonObject.builder().put("state", state).build();
  }

  private static Response ok(JsonObject json) {
    return Response.ok(json.canonical(), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private Response unknown(String id) {
    return problems.of(Refusal.of("ceremony-unknown").with("ceremony", id));
  }
}
