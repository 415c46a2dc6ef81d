package org.opengeps.rest.watching;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Person;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;
import org.opengeps.watch.Follower;
import org.opengeps.watch.Following;
import org.opengeps.watch.SavedSearch;
import org.opengeps.watch.WatchedTender;
import org.opengeps.watch.usecase.FindFollowing;
import org.opengeps.watch.usecase.SaveSearches;
import org.opengeps.watch.usecase.WatchTenders;

/**
 * What the person who is logged in follows, for programs; the address of mail is chosen on the
 * page.
 */
@Path("watching")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WatchingResource {
  private static final int LARGEST = 16 * 1024;
  private static final int FORBIDDEN = 403;

  /** Letters in the language of the country, until the page says another. */
  private static final String LANGUAGE = "ko";

  @Inject private WatchTenders watch;
  @Inject private SaveSearches searches;
  @Inject private FindFollowing following;
  @Inject private CurrentActor visitor;
  @Inject private Problems problems;

  @GET
  public Response show() {
    return visitor
        .findPerson()
        .map(person -> ok(json(following.find(person.id()))))
        .orElseGet(this::nobody);
  }

  @PUT
  @Path("tenders/{no}")
  public Response watch(@PathParam("no") String no) {
    Optional<TenderNumber> number = TenderNumber.find(no);
    if (person().isEmpty()) {
      return nobody();
    }
    if (number.isEmpty()) {
      return problems.of(Refusal.of("tender-unknown.form").with("no", no));
    }
    Verdict<WatchedTender> watched = watch.watch(person().get(), number.get(), LANGUAGE);
    return watched.refused().map(problems::of).orElseGet(() -> ok(json(watched.orThrow()).build()));
  }

  @DELETE
  @Path("tenders/{no}")
  public Response unwatch(@PathParam("no") String no) {
    if (person().isEmpty()) {
      return nobody();
    }
    TenderNumber.find(no).ifPresent(number -> watch.end(person().get(), number));
    return Response.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  @POST
  @Path("searches")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response save(InputStream body) throws IOException {
    if (person().isEmpty()) {
      return nobody();
    }
    Verdict<SavedSearch> saved = save(Bodies.read(body, LARGEST));
    return saved.refused().map(problems::of).orElseGet(() -> ok(json(saved.orThrow()).build()));
  }

  private Verdict<SavedSearch> save(byte[] body) {
    try {
      JsonObject asked = JsonObject.parse(body);
      return searches.save(
          person().orElseThrow(),
          asked.string("name"),
          asked.string("conditions"),
          asked.string("pace"),
          LANGUAGE);
    } catch (JsonFormatException e) {
      return Verdict.refuse(Refusal.of("malformed.query"));
    }
  }

  @DELETE
  @Path("searches/{id}")
  public Response end(@PathParam("id") UUID id) {
    return person()
        .map(person -> searches.end(person, id).refused())
        .map(refusal -> refusal.map(problems::of).orElseGet(() -> Response.noContent().build()))
        .orElseGet(this::nobody);
  }

  private Optional<PersonId> person() {
    return visitor.findPerson().map(Person::id);
  }

  private Response nobody() {
    return problems.of(FORBIDDEN, Refusal.of("login-missing.watching"));
  }

  private static JsonObject json(Following all) {
    Optional<Follower> follower = all.follower();
    return JsonObject.builder()
        .put("address", follower.flatMap(Follower::address).orElse(null))
        .put("confirmed", follower.filter(Follower::confirmed).isPresent())
        .put("tenders", all.tenders(), watched -> json(watched).build())
        .put("searches", all.searches(), search -> json(search).build())
        .put("news", all.items(), WatchingResource::json)
        .build();
  }

  private static JsonBuilder json(WatchedTender watched) {
    return JsonObject.builder()
        .put("tender", watched.tender().value())
        .put("since", watched.since());
  }

  private static JsonBuilder json(SavedSearch search) {
    return JsonObject.builder()
        .put("id", search.id())
        .put("name", search.name())
        .put("conditions", search.conditions())
        .put("pace", search.pace().word())
        .put("since", search.since())
        .put("nextAt", search.nextAt().orElse(null));
  }

  private static JsonObject json(Following.Item item) {
    return JsonObject.builder()
        .put("tender", item.tender().value())
        .put("at", item.at())
        .put("what", item.news().map(news -> news.kind().word()).orElse(null))
        .put("search", item.search().isEmpty() ? null : item.search())
        .put("unread", item.unread())
        .build();
  }

  private static Response ok(JsonObject json) {
    return Response.ok(json.canonical(), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
