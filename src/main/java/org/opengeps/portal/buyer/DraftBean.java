package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.notice.DocumentKind;
import org.opengeps.notice.DocumentManifest;
import org.opengeps.notice.DraftTerms;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.upload.FileLimits;

/**
 * The form of a new draft: from the template of the rule set in force, or as a copy of an earlier
 * notice.
 */
@Named
@RequestScoped
public class DraftBean {
  @Inject private HttpServletRequest request;
  @Inject private FindNotice notices;
  @Inject private RuleSets ruleSets;
  @Inject private Clock clock;
  @Inject private FrameBean frame;

  @Inject
  @ConfigProperty(name = "opengeps.rules", defaultValue = "kr-local-works")
  private String rules;

  private final String draft = UUID.randomUUID().toString();
  private DraftForm form;

  @PostConstruct
  void begin() {
    DraftForm template = DraftForm.template(ruleSets.get(rules), clock.instant());
    form = copied().map(terms -> template.with(terms)).orElse(template);
  }

  private Optional<DraftTerms> copied() {
    String number = request.getParameter("copy");
    return number != null && number.matches("R[0-9]{2}BK[0-9]{8}")
        ? notices.current(new TenderNumber(number)).map(view -> DraftTerms.of(view.notice()))
        : Optional.empty();
  }

  /** Name of the new draft. */
  public String getDraft() {
    return draft;
  }

  /** Endings of files that may be attached, for the file chooser. */
  public String getDocumentKinds() {
    return String.join(",", DocumentKind.allEndings());
  }

  /** The limits as JSON, for the page's script. */
  public String getDocumentLimits() {
    return DocumentManifest.LIMITS
        .addTo(JsonObject.builder())
        .put("kinds", DocumentKind.allEndings())
        .build()
        .toString();
  }

  /** The limits for people, told before anything is chosen. */
  public String getDocumentsHint() {
    FileLimits limits = DocumentManifest.LIMITS;
    return frame.text(
        "buyer.documents.hint",
        limits.files(),
        limits.fileSize() >> 20,
        limits.totalSize() >> 20,
        String.join(" ", DocumentKind.allEndings()));
  }

  public DraftForm getForm() {
    return form;
  }
}
