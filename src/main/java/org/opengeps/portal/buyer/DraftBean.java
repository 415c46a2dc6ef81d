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
import org.opengeps.notice.DraftTerms;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.RuleSets;

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

  public DraftForm getForm() {
    return form;
  }
}
