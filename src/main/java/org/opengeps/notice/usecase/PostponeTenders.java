package org.opengeps.notice.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opengeps.identity.PlatformSigner;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.DomainEvents;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.law.RuleSet;
import org.opengeps.law.outage.Gap;
import org.opengeps.law.outage.OutageRule;
import org.opengeps.law.outage.PostponementCheck;
import org.opengeps.notice.IncidentRecorded;
import org.opengeps.notice.IncidentView;
import org.opengeps.notice.NoticeDates;
import org.opengeps.notice.OpeningsPostponed;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPostponed;
import org.opengeps.notice.model.Incidents;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.Incident;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms;
import org.opengeps.protocol.message.Postponement;

/**
 * Moves every tender that an outage touched, by the formula of its rule set: all of them or none,
 * with a number of statements that does not grow with each of them. In the caller's transaction.
 */
@Dependent
class PostponeTenders {
  @Inject private Incidents incidents;
  @Inject private Documents documents;
  @Inject private RuleSets ruleSets;
  @Inject private PlatformSigner signer;
  @Inject private Event<DomainEvents> facts;
  @Inject private Event<OpeningsPostponed> openings;
  @Inject private Clock clock;
  @Inject private AnnounceCalendar calendars;
  private final Map<Pinned, RuleSet> rules = new HashMap<>();

  /** What the order in force names. */
  private record Pinned(Sha256 ruleSet, Sha256 calendar) {}

  /** What an outage means for one tender. */
  private record Plan(Notice before, Postponement order, Notice after) {}

  /** What shows the outage. */
  interface Evidence {
    /** Writes the incident once it is known which orders it makes. */
    Incident incident(UUID id, List<TenderRef> orders);

    /** Id of the incident. */
    default UUID id() {
      return UUID.randomUUID();
    }

    /** Times that had come by then stay: they were acted on. */
    default Instant notBefore() {
      return Instant.EPOCH;
    }

    /** Whether it counts for tenders under this rule. */
    default boolean covers(OutageRule rule) {
      return true;
    }
  }

  /**
   * @param gap when nobody could hand in
   * @return how many tenders were moved or wait for their agency; nothing is recorded for none
   */
  int postpone(Gap gap, Evidence evidence) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Incidents.Touched> touched =
        incidents.lockTouched(gap.from(), gap.until(), gap.until().plus(reach()));
    List<byte[]> notices =
        documents.list(touched.stream().map(Incidents.Touched::noticeHash).toList());
    List<Notice> moving = new ArrayList<>();
    List<TenderNumber> waiting = new ArrayList<>();
    for (int i = 0; i < touched.size(); i++) {
      Notice notice = Notice.from(JsonObject.parse(notices.get(i)));
      OutageRule rule = rules(notice, at).outage();
      boolean automatic = touched.get(i).postponed() < rule.automatic();
      rule.move(PostponementCheck.times(notice), gap)
          .filter(move -> evidence.covers(rule) && isAhead(notice, move, evidence))
          .ifPresent(
              move -> {
                if (automatic) {
                  moving.add(notice);
                } else if (move.clause() != Postponement.Clause.OPENING_ALONE) {
                  waiting.add(TenderNumber.of(notice.ref()));
                }
              });
    }
    if (!moving.isEmpty() || !waiting.isEmpty()) {
      record(moving, waiting, gap, evidence, at);
    }
    return moving.size() + waiting.size();
  }

  private static boolean isAhead(Notice notice, OutageRule.Move move, Evidence evidence) {
    NoticeTerms.Schedule times = notice.schedule();
    Instant hit =
        move.clause() == Postponement.Clause.OPENING_ALONE ? times.opensAt() : times.closesAt();
    return hit.isAfter(evidence.notBefore());
  }

  /** By the calendar in force now: a new clock starts. */
  private RuleSet rules(Notice notice, Instant at) {
    return rules.computeIfAbsent(
        new Pinned(notice.ruleSet().hash(), notice.calendar().hash()),
        pinned -> ruleSets.at(notice, at));
  }

  /** How long after a recovery a closing may still be moved, by the most generous rule set. */
  private Duration reach() {
    return ruleSets.list().stream()
        .map(RuleSet::outage)
        .map(OutageRule::afterRecovery)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private void record(
      List<Notice> moving, List<TenderNumber> waiting, Gap gap, Evidence evidence, Instant at) {
    UUID id = evidence.id();
    List<TenderRef> orders =
        moving.stream().map(notice -> Postponement.next(notice.ref())).toList();
    Incident incident = evidence.incident(id, orders);
    Sha256 hash = incident.hash();
    List<Plan> plans = moving.stream().map(notice -> plan(notice, hash, gap, at)).toList();
    List<byte[]> stored = new ArrayList<>(List.of(incident.toJson().canonical()));
    List<Incidents.Move> moves = new ArrayList<>();
    List<DomainEvent> events = new ArrayList<>(List.of(new IncidentRecorded(incident, hash, at)));
    plans.stream()
        .map(Plan::after)
        .collect(Collectors.toMap(Notice::calendar, notice -> notice, (one, other) -> one))
        .values()
        .forEach(notice -> calendars.announce(notice, at).ifPresent(events::add));
    for (Plan plan : plans) {
      byte[] signed = signer.sign(plan.order().toJson());
      byte[] notice = plan.after().toJson().canonical();
      stored.add(signed);
      stored.add(notice);
      moves.add(move(plan, Sha256.of(notice), Sha256.of(signed)));
      events.add(
          new TenderPostponed(
              plan.order().ref(),
              Sha256.of(notice),
              NoticeDates.of(plan.after()),
              hash,
              Sha256.of(signed),
              at));
    }
    documents.putAll(stored);
    String cause = JsonValues.word(incident.cause());
    incidents.add(
        new IncidentView(id, cause, gap.from(), gap.until(), hash, moves.size(), waiting.size()),
        moves,
        at);
    incidents.await(waiting);
    facts.fire(new DomainEvents(events));
    openings.fire(new OpeningsPostponed(openingsAlone(plans)));
  }

  private Plan plan(Notice before, Sha256 incident, Gap gap, Instant at) {
    RuleSet law = rules(before, at);
    OutageRule.Move move = law.outage().move(PostponementCheck.times(before), gap).orElseThrow();
    Postponement order =
        new Postponement(
            Postponement.next(before.ref()),
            before.hash(),
            incident,
            move.clause(),
            move.closesAt(),
            move.opensAt(),
            law.calendar().ref());
    return new Plan(before, order, order.applyTo(before));
  }

  private static Incidents.Move move(Plan plan, Sha256 notice, Sha256 signed) {
    return new Incidents.Move(
        plan.order().ref(),
        notice,
        signed,
        JsonValues.word(plan.order().rule()),
        plan.before().schedule().closesAt(),
        plan.order().closesAt(),
        plan.before().schedule().opensAt(),
        plan.order().opensAt());
  }

  private static Map<TenderNumber, Instant> openingsAlone(List<Plan> plans) {
    return plans.stream()
        .filter(plan -> plan.order().rule() == Postponement.Clause.OPENING_ALONE)
        .collect(
            Collectors.toMap(
                plan -> TenderNumber.of(plan.order().ref()), plan -> plan.order().opensAt()));
  }
}
