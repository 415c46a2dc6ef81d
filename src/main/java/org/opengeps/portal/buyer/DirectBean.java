package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.award.NamedDirectAward;
import org.opengeps.award.usecase.FindDirectAwards;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;
import org.opengeps.law.OneQuote;
import org.opengeps.law.RuleSet;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.NoticeTerms.Business;

/** The form of a purchase on one quote (1인 견적 수의계약), and those that wait for a second signature. */
@Named
@RequestScoped
public class DirectBean {
  @Inject private CurrentActor visitor;
  @Inject private RuleSets ruleSets;
  @Inject private FindDirectAwards awards;
  @Inject private FrameBean frame;
  @Inject private Clock clock;

  @Inject
  @ConfigProperty(name = "opengeps.rules", defaultValue = "kr-local-works")
  private String usual;

  private final String id = UUID.randomUUID().toString();
  private RuleSet rules;
  private OneQuote law;
  private LocalDate today;
  private List<NamedDirectAward> waiting;

  @PostConstruct
  void load() {
    Instant now = clock.instant();
    List<RuleSet> newest =
        ruleSets.list().stream().map(RuleSet::id).distinct().map(ruleSets::get).toList();
    rules =
        OfferedRules.of(newest, ruleSets.get(usual), now).stream()
            .filter(one -> one.isPractice() == ruleSets.get(usual).isPractice())
            .flatMap(one -> inForce(one, now).stream())
            .findFirst()
            .orElse(null);
    if (rules != null) {
      law = rules.oneQuote().orElseThrow();
      today = now.atZone(rules.zone()).toLocalDate();
      waiting = awards.listWaiting(visitor.get().organisation(), today);
    }
  }

  private Optional<RuleSet> inForce(RuleSet offered, Instant now) {
    LocalDate date = now.atZone(offered.zone()).toLocalDate();
    return ruleSets
        .findInForce(offered.id(), date)
        .filter(one -> one.oneQuote().filter(law -> law.governs(date)).isPresent());
  }

  /** Null where no law of today knows such purchases. */
  public RuleSet getRules() {
    return rules;
  }

  /** Whether the visitor may sign first. */
  public boolean isOfficer() {
    return visitor.get().has(Role.CONTRACTING_OFFICER);
  }

  public List<NamedDirectAward> getWaiting() {
    return waiting;
  }

  /** Id of the new purchase. */
  public String getId() {
    return id;
  }

  /** The rule set as the message pins it. */
  public String getPinned() {
    return JsonObject.builder()
        .put("id", rules.id())
        .put("version", rules.version())
        .put("hash", rules.hash())
        .build()
        .toString();
  }

  /** {@code {"code": "KRW", "scale": 0}}, as the message says it. */
  public String getCurrency() {
    return Currencies.toJson(rules.currency()).toString();
  }

  public String getCurrencyCode() {
    return rules.currency().code();
  }

  public List<Business> getBusinesses() {
    return new BusinessChoice(rules, Optional.empty(), false).all();
  }

  /** {@code goods ordinary-goods}: the value of a choice. */
  public String value(Business business) {
    return JsonValues.word(business.type()) + " " + business.kind();
  }

  public List<OneQuote.Ground> getGrounds() {
    return law.grounds();
  }

  /** {@code 여성기업 (추정가격 50,000,000원 이하)}. */
  public String name(OneQuote.Ground ground) {
    return frame.text(
        "buyer.direct.ground.limit",
        frame.word("one-quote", ground.word()),
        frame.money(ground.upTo()));
  }

  public List<OneQuote.Exclusion> getExclusions() {
    return law.exclusion();
  }

  public List<OneQuote.Declaration> getDeclarations() {
    return law.declarations();
  }

  /** Kinds of business as the page's script reads them. */
  public String kinds(List<String> kinds) {
    return String.join(" ", kinds);
  }

  public String getToday() {
    return today.toString();
  }

  /** Last day on which the contract may be concluded. */
  public String getLatest() {
    return today.plusDays(FindDirectAwards.MOST_DAYS).toString();
  }
}
