package org.opengeps.rest.tenders;

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
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Pages;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.AnswerQuestions;
import org.opengeps.notice.usecase.AskQuestion;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.FindQuestions;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/**
 * {@code /api/v1/tenders/{no}/questions}: firms ask about a notice, officers of its agency answer
 * for all.
 */
@Path("tenders/{no}/questions")
@RequestScoped
public class QuestionsResource {
  private static final int LARGEST_QUESTION = 16 * 1024;
  private static final int LARGEST_ANSWER = 64 * 1024;

  @Inject private AskQuestion askQuestion;
  @Inject private AnswerQuestions answerQuestions;
  @Inject private FindQuestions questions;
  @Inject private FindNotice notices;
  @Inject private CurrentActor visitor;
  @Inject private Problems problems;
  @Inject private Clock clock;

  /** Answers and refusals, the newest first, and how many wait. */
  @GET
  public Response list(@PathParam("no") String no, @QueryParam("page") String page) {
    Optional<NoticeView> view = TenderNumber.find(no).flatMap(notices::current);
    return view.isEmpty()
        ? problems.of(unknown(no))
        : ok(
            200,
            QuestionAnswers.page(
                questions.page(view.get().number(), Pages.asked(page)),
                questions.takenUntil(view.get(), clock.instant())));
  }

  /** What waits, for officers of the agency. */
  @GET
  @Path("waiting")
  public Response waiting(@PathParam("no") String no) {
    Optional<Actor> actor = visitor.find();
    if (actor.isEmpty()) {
      return problems.of(403, Refusal.of("login-missing.officer"));
    }
    Verdict<NoticeView> view =
        Verdict.found(TenderNumber.find(no).flatMap(notices::current), () -> unknown(no))
            .unless(one -> actor.get().lacking(Role.CONTRACTING_OFFICER, Role.APPROVING_OFFICER))
            .unless(one -> foreign(one, actor.get()));
    return view.refused()
        .map(
            refusal ->
                refusal.code().equals("foreign-tender")
                    ? problems.of(403, refusal)
                    : problems.of(refusal))
        .orElseGet(() -> ok(200, QuestionAnswers.waiting(questions.listWaiting(view.orThrow()))));
  }

  private Optional<Refusal> foreign(NoticeView view, Actor actor) {
    return notices.isOf(view.number(), actor.organisation())
        ? Optional.empty()
        : Optional.of(Refusal.of("foreign-tender").with("tender", view.number().toString()));
  }

  /** {text, asIs}: the session says that a firm asks, and nothing else is kept of it. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response ask(@PathParam("no") String no, InputStream body) throws IOException {
    JsonObject json;
    String text;
    boolean asIs;
    try {
      json = JsonObject.parse(Bodies.read(body, LARGEST_QUESTION));
      text = json.string("text");
      asIs = json.has("asIs") && json.bool("asIs");
    } catch (JsonFormatException e) {
      return problems.of(Refusal.of("json-format.body").with("problem", e.getMessage()));
    }
    Optional<Actor> actor = visitor.find();
    if (actor.isEmpty()) {
      return problems.of(403, Refusal.of("login-missing.question"));
    }
    Verdict<JsonObject> verdict =
        Verdict.found(TenderNumber.find(no), () -> unknown(no))
            .then(number -> askQuestion.ask(actor.get(), number, text, asIs))
            .map(QuestionAnswers::asked);
    return verdict.refused().map(problems::of).orElseGet(() -> ok(201, verdict.orThrow()));
  }

  @POST
  @Path("answers")
  @Consumes(Bodies.CMS)
  public Response answer(@PathParam("no") String no, InputStream body) throws IOException {
    byte[] cms = Bodies.read(body, LARGEST_ANSWER);
    Verdict<JsonObject> verdict =
        Verdict.found(TenderNumber.find(no), () -> unknown(no))
            .then(number -> answerQuestions.answer(number, cms))
            .map(QuestionAnswers::answer);
    return verdict.refused().map(problems::of).orElseGet(() -> ok(201, verdict.orThrow()));
  }

  private static Refusal unknown(String no) {
    return Refusal.of("tender-unknown").with("no", no);
  }

  private static Response ok(int status, JsonObject json) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(json.canonical())
        .build();
  }
}
