package org.opengeps.rest.buyer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.opengeps.identity.Actor;
import org.opengeps.identity.CurrentActor;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.PublicDocument;
import org.opengeps.notice.usecase.FindDocument;
import org.opengeps.notice.usecase.FindDrafts;
import org.opengeps.rest.Problems;
import org.opengeps.rest.tenders.DocumentsResource;

/**
 * {@code GET /api/v1/notices/{draft}/documents/{sha256}}: what the second officer reads before
 * approving. For people of the draft's agency who are logged in.
 */
@Path("notices/{draft}/documents/{sha256}")
@RequestScoped
public class DraftDocumentsResource {
  @Inject private FindDrafts drafts;
  @Inject private FindDocument documents;
  @Inject private CurrentActor visitor;
  @Inject private Problems problems;

  @GET
  public Response get(@PathParam("draft") String draft, @PathParam("sha256") String sha256) {
    Optional<Actor> actor = visitor.find();
    if (actor.isEmpty()) {
      return problems.of(403, Refusal.of("login-missing.officer"));
    }
    return find(draft, sha256, actor.get())
        .map(DocumentsResource::attachment)
        .map(answer -> answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build())
        .orElseGet(() -> problems.of(Refusal.of("document-unknown.draft")));
  }

  private Optional<PublicDocument> find(String draft, String sha256, Actor actor) {
    boolean readable = draft.matches("[0-9a-f-]{36}") && sha256.matches("[0-9a-f]{64}");
    return readable
        ? drafts
            .find(DraftId.parse(draft))
            .filter(view -> view.agency().equals(actor.organisation()))
            .flatMap(view -> documents.find(view, Sha256.fromHex(sha256)))
        : Optional.empty();
  }
}
