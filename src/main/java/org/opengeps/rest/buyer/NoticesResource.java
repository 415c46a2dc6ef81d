package org.opengeps.rest.buyer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.Finding;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.DraftReview;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.PreparedNotice;
import org.opengeps.notice.usecase.ApproveNotice;
import org.opengeps.notice.usecase.CheckDraft;
import org.opengeps.notice.usecase.DraftNotice;
import org.opengeps.notice.usecase.PrepareNotice;
import org.opengeps.notice.usecase.PublishNotice;
import org.opengeps.notice.usecase.ReturnDraft;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.NoticeTerms.Change;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/** {@code /api/v1/notices}: from draft to publication. */
@Path("notices")
@RequestScoped
public class NoticesResource {
  private static final int LARGEST = 512 * 1024;

  @Inject private DraftNotice draftNotice;
  @Inject private CheckDraft checkDraft;
  @Inject private ApproveNotice approveNotice;
  @Inject private ReturnDraft returnDraft;
  @Inject private PrepareNotice prepareNotice;
  @Inject private PublishNotice publishNotice;
  @Inject private CurrentActor visitor;
  @Inject private Problems problems;

  @POST
  @Consumes(Bodies.CMS)
  public Response draft(InputStream body) throws IOException {
    return draft(201, draftNotice.draft(Bodies.read(body, LARGEST)));
  }

  @POST
  @Path("check")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response check(InputStream body) throws IOException {
    Draft draft;
    try {
      draft = Draft.from(JsonObject.parse(Bodies.read(body, LARGEST)));
    } catch (JsonFormatException e) {
      return problems.of(Refusal.of("json-format.body").with("problem", e.getMessage()));
    }
    Optional<Actor> actor = visitor.find();
    if (actor.isEmpty()) {
      return problems.of(403, Refusal.of("login-missing.officer"));
    }
    Verdict<DraftReview> verdict = checkDraft.checkUnsent(draft, actor.get().organisation());
    return verdict instanceof Verdict.Refused<DraftReview> refused
        ? problems.of(refused.refusal())
        : ok(
            200,
            JsonObject.builder()
                .put("findings", verdict.orThrow().findings(), NoticesResource::finding)
                .put("changes", verdict.orThrow().changes(), Change::toJson)
                .build());
  }

  @POST
  @Path("{draft}/approval")
  @Consumes(Bodies.CMS)
  public Response approve(@PathParam("draft") String draft, InputStream body) throws IOException {
    Optional<DraftId> id = id(draft);
    return id.isEmpty()
        ? unknown(draft)
        : draft(200, approveNotice.approve(id.get(), Bodies.read(body, LARGEST)));
  }

  @POST
  @Path("{draft}/return")
  @Consumes(Bodies.CMS)
  public Response sendBack(@PathParam("draft") String draft, InputStream body) throws IOException {
    Optional<DraftId> id = id(draft);
    return id.isEmpty()
        ? unknown(draft)
        : draft(200, returnDraft.sendBack(id.get(), Bodies.read(body, LARGEST)));
  }

  @POST
  @Path("{draft}/prepare")
  @Consumes(Bodies.CMS)
  public Response prepare(@PathParam("draft") String draft, InputStream body) throws IOException {
    Optional<DraftId> id = id(draft);
    if (id.isEmpty()) {
      return unknown(draft);
    }
    Verdict<PreparedNotice> verdict = prepareNotice.prepare(id.get(), Bodies.read(body, LARGEST));
    if (verdict instanceof Verdict.Refused<PreparedNotice> refused) {
      return problems.of(refused.refusal());
    }
    PreparedNotice prepared = verdict.orThrow();
    return Response.ok(prepared.canonical(), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Notice-Hash", prepared.hash().hex())
        .build();
  }

  @POST
  @Path("{draft}/publication")
  @Consumes(Bodies.CMS)
  public Response publish(@PathParam("draft") String draft, InputStream body) throws IOException {
    Optional<DraftId> id = id(draft);
    if (id.isEmpty()) {
      return unknown(draft);
    }
    Verdict<NoticeView> verdict = publishNotice.publish(id.get(), Bodies.read(body, LARGEST));
    if (verdict instanceof Verdict.Refused<NoticeView> refused) {
      return problems.of(refused.refusal());
    }
    NoticeView view = verdict.orThrow();
    return ok(
        201,
        JsonObject.builder()
            .put("tender", view.ref().number())
            .put("ref", view.ref().toString())
            .put("noticeHash", view.hash())
            .put("state", view.state())
            .put("publishedAt", view.publishedAt())
            .build());
  }

  private static Optional<DraftId> id(String text) {
    try {
      return Optional.of(DraftId.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Response unknown(String draft) {
    return problems.of(Refusal.of("draft-unknown").with("draft", draft));
  }

  private Response draft(int status, Verdict<DraftView> verdict) {
    if (verdict instanceof Verdict.Refused<DraftView> refused) {
      return problems.of(refused.refusal());
    }
    DraftView view = verdict.orThrow();
    return ok(
        status,
        JsonObject.builder()
            .put("draft", view.draft().toString())
            .put("draftHash", view.hash())
            .put("state", view.state())
            .put("filedAt", view.filedAt())
            .build());
  }

  private static JsonObject finding(Finding finding) {
    return JsonObject.builder()
        .put("code", finding.code())
        .put("field", finding.field())
        .put("article", finding.article().map(LocalText::toJson).orElse(null))
        .put("ko", finding.ko())
        .put("en", finding.en())
        .build();
  }

  private static Response ok(int status, JsonObject json) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(json.canonical())
        .build();
  }
}
