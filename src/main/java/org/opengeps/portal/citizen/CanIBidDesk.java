package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.bid.Foreseen;
import org.opengeps.bid.Requirement;
import org.opengeps.bid.UploadLimits;
import org.opengeps.bid.usecase.CheckBeforeBidding;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Person;
import org.opengeps.identity.Role;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderState;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Lot;

/**
 * Whether the firm of the visitor can bid, as the intake would judge it: the page of all
 * requirements, and its first line for the page of the tender.
 */
@ApplicationScoped
class CanIBidDesk {
  /** Blocks of a rule set whose article is the source of a requirement. */
  private static final Map<Requirement, String> SOURCES =
      new EnumMap<>(
          Map.of(
              Requirement.TIME, "closing",
              Requirement.DEBARMENT, "debarment",
              Requirement.REGISTERED_IN_TIME, "registration"));

  private static final Set<TenderState> TAKING = Set.of(TenderState.NOTICED, TenderState.OPEN);

  @Inject private CheckBeforeBidding check;
  @Inject private CurrentActor visitor;
  @Inject private RuleSets rules;

  /** Beside what every page of the tender shows; without rows for who is not logged in. */
  Map<String, Object> model(NoticeView view, Lot lot, Map<String, Object> common) {
    Map<String, Object> model = new HashMap<>(common);
    visitor
        .findPerson()
        .flatMap(person -> check.check(view.ref(), lot.lot(), person))
        .ifPresent(foreseen -> model.put("foreseen", foreseen));
    model.put("sources", sources(rules.of(view.notice())));
    model.put("limits", UploadLimits.STANDARD.ofFiles());
    model.put("fileSize", UploadLimits.BEFORE_PADDING);
    return model;
  }

  /** With what a bidder is told before it fills in a form. */
  Map<String, Object> warned(Map<String, Object> model, NoticeView view, Lot lot) {
    summary(view, lot).ifPresent(mine -> model.put("mine", mine));
    return model;
  }

  /**
   * For a bidder alone, while there is something to bid for: others see the requirements, and that
   * there is this page.
   */
  private Optional<Foreseen> summary(NoticeView view, Lot lot) {
    boolean asked = view.current() && TAKING.contains(view.state(lot.lot()));
    Optional<Person> bidder =
        asked
            ? visitor.findPerson().filter(one -> one.roles().contains(Role.SUPPLIER_BIDDER))
            : Optional.empty();
    return bidder.flatMap(person -> check.check(view.ref(), lot.lot(), person));
  }

  private static Map<String, LocalText> sources(RuleSet law) {
    Map<String, LocalText> sources = new HashMap<>();
    SOURCES.forEach((asked, block) -> sources.put(asked.name(), law.article(block)));
    return sources;
  }
}
