package org.opengeps.rest.buyer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.opengeps.agenda.Agenda;
import org.opengeps.agenda.Subject;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.usecase.FindAgenda;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Problems;

/**
 * {@code GET /api/v1/agency/today}: what waits for the officer who is logged in, what is due and
 * what goes wrong in the officer's agency; the lists of the morning page, for programs.
 */
@Path("agency/today")
@RequestScoped
public class TodayResource {
  @Inject private FindAgenda findAgenda;
  @Inject private CurrentActor visitor;
  @Inject private Problems problems;

  @GET
  public Response get() {
    Optional<Actor> actor = visitor.find();
    Optional<Refusal> refusal =
        actor.isEmpty()
            ? Optional.of(Refusal.of("login-missing.officer"))
            : actor
                .get()
                .lacking(
                    Role.CONTRACTING_OFFICER,
                    Role.APPROVING_OFFICER,
                    Role.EVALUATOR,
                    Role.AGENCY_ADMINISTRATOR);
    if (refusal.isPresent()) {
      return problems.of(403, refusal.get());
    }
    Agenda agenda = findAgenda.find(actor.get());
    return Response.ok(json(agenda).canonical(), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static JsonObject json(Agenda agenda) {
    return JsonObject.builder()
        .put("at", agenda.at())
        .put("waiting", json(agenda.waiting()))
        .put("due", json(agenda.due()))
        .put("wrong", json(agenda.wrong()))
        .put("cut", agenda.cut())
        .build();
  }

  private static JsonObject json(Agenda.Part part) {
    return JsonObject.builder()
        .put("total", part.total())
        .put("tasks", part.tasks(), TodayResource::json)
        .build();
  }

  private static JsonObject json(Task task) {
    Subject subject = task.subject();
    return JsonObject.builder()
        .put("kind", task.kind())
        .put("tender", subject.tender().map(TenderRef::toString).orElse(null))
        .put("lot", subject.lot().orElse(null))
        .put("draft", subject.draft().map(Object::toString).orElse(null))
        .put("draftKind", subject.kind().orElse(null))
        .put("title", subject.title().toJson())
        .put("zone", subject.zone().getId())
        .put("since", task.since().orElse(null))
        .put("until", task.until().orElse(null))
        .put("id", task.detail().id().isEmpty() ? null : task.detail().id())
        .put("count", task.detail().count())
        .put("wanted", task.detail().wanted())
        .put("names", task.detail().names())
        .build();
  }
}
