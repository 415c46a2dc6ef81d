package org.opengeps.rest.tenders;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderFilter;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.platform.OfficialZone;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Problems;

/** {@code GET /api/v1/tenders} and {@code GET /api/v1/tenders/{no}}. */
@Path("tenders")
@RequestScoped
public class TendersResource {
  private static final int NUMBER = 13;

  @Inject private FindTenders findTenders;
  @Inject private FindNotice findNotice;
  @Inject private TenderAnswers answers;
  @Inject private Problems problems;
  @Inject private OfficialZone zone;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response list(
      @QueryParam("q") String text,
      @QueryParam("status") String status,
      @QueryParam("sort") String sort,
      @QueryParam("page") String page,
      @QueryParam("size") String size,
      @Context UriInfo address) {
    Verdict<TenderFilter> filter =
        TenderFilter.read(address.getQueryParameters()::getFirst, zone.zone());
    if (filter.refused().isPresent()) {
      return problems.of(filter.refused().get());
    }
    TenderQuery query;
    try {
      query =
          new TenderQuery(
                  text,
                  states(status),
                  sort(sort),
                  number(page, 1),
                  Math.min(TenderQuery.LONGEST_PAGE, number(size, TenderQuery.PAGE_SIZE)))
              .with(filter.orThrow());
    } catch (IllegalArgumentException e) {
      return problems.of(Refusal.of("malformed.query"));
    }
    return ok(answers.page(findTenders.page(query)));
  }

  @GET
  @Path("{no}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response show(@PathParam("no") String no) {
    return find(no)
        .map(view -> ok(answers.tender(view, findNotice.history(view.number()))))
        .orElseGet(() -> problems.of(Refusal.of("tender-unknown.form").with("no", no)));
  }

  private Optional<NoticeView> find(String no) {
    try {
      return no.length() == NUMBER
          ? findNotice.current(new TenderNumber(no))
          : findNotice.find(TenderRef.parse(no));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Set<TenderState> states(String status) {
    return status == null || status.isBlank()
        ? Set.of()
        : Arrays.stream(status.split(","))
            .map(word -> TenderState.ofWord(word.strip()))
            .collect(Collectors.toSet());
  }

  private static TenderQuery.Sort sort(String word) {
    return word == null || word.isBlank()
        ? TenderQuery.Sort.NEWEST
        : TenderQuery.Sort.valueOf(word.strip().toUpperCase(Locale.ROOT));
  }

  private static int number(String text, int otherwise) {
    return text == null || text.isBlank() ? otherwise : Integer.parseInt(text);
  }

  private static Response ok(JsonObject json) {
    return Response.ok(json.canonical(), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
