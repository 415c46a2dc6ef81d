package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.identity.CurrentActor;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethod;
import org.opengeps.method.AwardMethods;
import org.opengeps.notice.DocumentKind;
import org.opengeps.notice.DocumentManifest;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.DraftTerms;
import org.opengeps.notice.DraftView;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindDrafts;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.NoticeTerms.Business;
import org.opengeps.protocol.message.NoticeTerms.DemandingBody;
import org.opengeps.protocol.upload.FileLimits;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.usecase.FindOrganisation;

/**
 * The form of a new draft: from the template of the rule set in force, as a copy of an earlier
 * notice, or as the correction of an order in force.
 */
@Named
@RequestScoped
public class DraftBean {
  private static final String RULES = "rules";

  @Inject private HttpServletRequest request;
  @Inject private CurrentActor visitor;
  @Inject private FindNotice notices;
  @Inject private FindDrafts drafts;
  @Inject private RuleSets ruleSets;
  @Inject private AwardMethods methods;
  @Inject private Clock clock;
  @Inject private FrameBean frame;
  @Inject private FindOrganisation organisations;

  @Inject
  @ConfigProperty(name = "opengeps.rules", defaultValue = "kr-local-works")
  private String rules;

  private final String draft = UUID.randomUUID().toString();
  private Instant now;
  private DraftForm form;
  private DraftView returned;
  private NoticeView followed;

  @PostConstruct
  void begin() {
    now = clock.instant();
    if (request.getParameter("correct") != null) {
      form = named("correct").filter(this::isCorrectable).map(this::correction).orElse(null);
      return;
    }
    if (request.getParameter("again") != null) {
      returned = returned(request.getParameter("again")).orElse(null);
      form = returned == null ? null : again(returned.content());
      return;
    }
    followed = named("renotice").filter(this::isFollowable).orElse(null);
    Optional<NoticeView> copied = Optional.ofNullable(followed).or(() -> named("copy"));
    String id =
        inForce(
            copied.map(view -> view.notice().ruleSet().id()).orElse(request.getParameter(RULES)));
    DraftForm template = DraftForm.template(ruleSets.get(id), now);
    form = copied.map(this::terms).map(template::with).orElse(template);
  }

  private DraftTerms terms(NoticeView copied) {
    return followed == null ? DraftTerms.of(copied.notice()) : notices.termsOnceMore(copied);
  }

  /**
   * The rule set that was asked for, or that of a notice that is copied, if the program carries it
   * and it governs today; else the usual one.
   */
  private String inForce(String asked) {
    return inForce().map(RuleSet::id).filter(id -> id.equals(asked)).findFirst().orElse(rules);
  }

  private Stream<RuleSet> inForce() {
    List<RuleSet> newest =
        ruleSets.list().stream().map(RuleSet::id).distinct().map(ruleSets::get).toList();
    return OfferedRules.of(newest, ruleSets.get(rules), now).stream();
  }

  /** Rule sets under which a notice of today may be drafted, too. */
  public List<RuleSet> getOtherRules() {
    return inForce().filter(one -> form == null || !one.id().equals(form.getRuleSet())).toList();
  }

  /** Who needs the thing: as drafted so far, or the officer's own agency. */
  public DemandingBody getBody() {
    return form.body().orElseGet(this::own);
  }

  private DemandingBody own() {
    Organisation agency = organisations.get(visitor.get().organisation());
    return new DemandingBody(agency.identifier(), agency.name(), form.getBodies().get(0));
  }

  /** As an option of the page says it: {@code works/specialised-works}. */
  public String word(Business business) {
    String type = JsonValues.word(business.type());
    return business.kind() == null ? type : type + "/" + business.kind();
  }

  /** What people call it. */
  public String name(Business business) {
    String type = frame.word("business", JsonValues.word(business.type()));
    return business.kind() == null
        ? type
        : type + " · " + frame.word("business-kind", business.kind());
  }

  /** The lots' fields. */
  public List<LotForm> getLots() {
    return form.lots(method());
  }

  /** Terms of the award that are left to the rule set, with commas between. */
  public String getAwardByRules() {
    return String.join(",", method().byRules());
  }

  private AwardMethod method() {
    return methods.find(form.getAwardMethod()).orElseThrow();
  }

  /** A draft of this agency that was sent back. */
  private Optional<DraftView> returned(String id) {
    return id.matches("[0-9a-f-]{36}")
        ? drafts
            .find(DraftId.parse(id))
            .filter(view -> view.agency().equals(visitor.get().organisation()))
            .filter(view -> view.returned().isPresent() && view.content().terms() != null)
        : Optional.empty();
  }

  private boolean isFollowable(NoticeView view) {
    return notices.mayBeFollowed(view) && notices.isOf(view.number(), visitor.get().organisation());
  }

  /** The order of the tender that is published once more, or null. */
  public TenderRef getFollows() {
    if (returned != null) {
      return returned.content().follows();
    }
    return followed == null ? null : followed.ref();
  }

  private DraftForm again(Draft earlier) {
    if (earlier.tender() == null) {
      return DraftForm.again(ruleSets.get(earlier.terms().ruleSet()), earlier, Optional.empty());
    }
    return notices
        .find(earlier.tender())
        .filter(this::isCorrectable)
        .map(
            order -> DraftForm.again(ruleSets.at(order.notice(), now), earlier, Optional.of(order)))
        .orElse(null);
  }

  /** Why the draft that is being corrected came back, or null. */
  public String getReturnReason() {
    return returned == null
        ? null
        : returned.returned().map(DraftView.Return::reason).orElseThrow();
  }

  private Optional<NoticeView> named(String parameter) {
    String number = request.getParameter(parameter);
    return number != null && number.matches("R[0-9]{2}BK[0-9]{8}")
        ? notices.current(new TenderNumber(number))
        : Optional.empty();
  }

  private boolean isCorrectable(NoticeView view) {
    return notices.isOf(view.number(), visitor.get().organisation()) && view.isCorrectable(now);
  }

  private DraftForm correction(NoticeView view) {
    return DraftForm.correction(view, ruleSets.at(view.notice(), now));
  }

  /** Name of the new draft. */
  public String getDraft() {
    return draft;
  }

  /** Null if a correction was asked for that is not possible. */
  public DraftForm getForm() {
    return form;
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
}
