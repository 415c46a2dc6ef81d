package org.opengeps.verifier;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.Deadline;
import org.opengeps.law.LaterRounds;
import org.opengeps.law.MethodPair;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethod;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.Procedure;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.RoundOrder;

/**
 * The rule set that a notice pins by hash, read again from the bundle, with the calendar that it
 * names (docs/rule-sets.md). Without that, nothing is said of days: it is missed elsewhere.
 */
record PinnedRules(RuleSet rules) {
  /** Orders that take the latest opening from the one before. */
  private static final Set<Notice.Kind> REPEATS =
      Set.of(Notice.Kind.CANCELLATION, Notice.Kind.BASE_AMOUNT, Notice.Kind.POSTPONEMENT);

  /** Empty if there is no such file or it is no rule set: named where the notices are checked. */
  static Optional<PinnedRules> of(BundleFiles files, Notice notice) {
    try {
      return files.find(file(notice)).map(document -> read(document, files, notice));
    } catch (JsonFormatException e) {
      return Optional.empty();
    }
  }

  /** Where a bundle holds it. */
  static String file(Notice notice) {
    return "rules/" + notice.ruleSet().hash() + ".json";
  }

  /**
   * Reads it.
   *
   * @throws JsonFormatException if it is no rule set
   */
  static PinnedRules read(byte[] document, BundleFiles files, Notice notice) {
    RuleSet rules = RuleSet.of(JsonObject.parseCanonical(document));
    // by a calendar of another law nothing is counted: it is named where the calendars are checked
    return new PinnedRules(
        CalendarCheck.find(files, notice)
            .filter(calendar -> calendar.id().equals(rules.calendarId()))
            .map(rules::under)
            .orElse(rules));
  }

  /** When a time is over, if the calendar is here. */
  private Optional<Instant> end(Optional<Deadline> deadline, Instant event) {
    return deadline.filter(one -> rules.pinned().isPresent()).map(one -> rules.end(one, event));
  }

  /** The same of one that the rule set has. */
  Optional<Instant> end(Deadline deadline, Instant event) {
    return end(Optional.of(deadline), event);
  }

  /**
   * From when on an order may close whose lots were bid for before; empty if the law knows no such
   * round.
   */
  Optional<Instant> earliestClosing(Notice later, Instant opens) {
    return rules.pinned().isPresent()
        ? LaterRounds.earliestClosing(rules, later, opens)
        : Optional.empty();
  }

  /** Names every member of the notice that is not what the rule set says. */
  void compare(String where, Notice notice, AwardMethods known, Findings findings) {
    rules.methods().stream()
        .flatMap(pair -> known.find(pair.award()).stream())
        .forEach(method -> method.check(rules));
    findings.expect("rules", where + " ruleSet.id", rules.id(), notice.ruleSet().id());
    findings.expect(
        "rules", where + " ruleSet.version", rules.version(), notice.ruleSet().version());
    findings.expect("rules", where + " practice", rules.isPractice(), notice.practice());
    covers(
        where,
        "business.type",
        rules.businessTypes(),
        JsonValues.word(notice.business().type()),
        findings);
    findings.require(
        rules.covers(notice.business()),
        "rules",
        where + " business.kind",
        rules.businessKinds(notice.business().type()).toString(),
        notice.business().kind());
    findings.require(
        notice.lots().size() <= rules.mostLots(),
        "rules",
        where + " lots",
        "at most " + rules.mostLots(),
        notice.lots().size());
    notice.lots().forEach(lot -> lot(where, notice, lot, known, findings));
    findings.require(
        !notice.awaitsBaseAmount() || rules.baseAmountLead().isPresent(),
        "rules",
        where + " lots price.baseAmount",
        "an amount: the rule set lets no notice leave it open",
        "none");
    methods(where, notice, findings);
    findings.expect("rules", where + " zone", rules.zone(), notice.zone());
    covers(
        where,
        "demandingBody.kind",
        Set.copyOf(rules.demandingBodies()),
        notice.demandingBody().kind(),
        findings);
    latestOpening(where, notice, findings);
    laterRound(where, notice, findings);
  }

  /**
   * Bids are asked for in another round only where the rule set knows that, and long enough: also
   * after a correction, which moves the start of receipt as well.
   */
  private void laterRound(String where, Notice notice, Findings findings) {
    boolean ordered = RoundOrder.begins(notice.kind()) || notice.kind() == Notice.Kind.CORRECTION;
    if (!ordered || !RoundOrder.isLater(notice)) {
      return;
    }
    Instant opens = notice.schedule().receiptOpensAt();
    boolean known = notice.kind() != Notice.Kind.RE_BID || rules.rebidWindow().isPresent();
    Optional<Instant> earliest = earliestClosing(notice, opens).filter(any -> known);
    findings.require(
        earliest.filter(end -> !notice.schedule().closesAt().isBefore(end)).isPresent(),
        "rules",
        where + " closesAt",
        earliest.map(end -> "not before " + end).orElse("no such round: the rule set knows none"),
        notice.schedule().closesAt());
  }

  private void lot(String where, Notice notice, Lot lot, AwardMethods known, Findings findings) {
    String what = where + " lots " + lot.lot();
    findings.accept(
        "rules",
        what + " award",
        "a method that this verifier knows, with terms that the rule set demands",
        procedure(notice, lot.lot(), known)
            .refused()
            .filter(refusal -> !refusal.code().equals(AwardMethod.BASE_AMOUNT_AWAITED)));
    if (known.find(notice.award().method()).isPresent()) {
      findings.require(
          lot.offer().equals(known.offer(notice.award().method(), rules).within(lot.names())),
          "rules",
          what + " offer",
          "what the award method and the rule set ask for",
          "something else");
      findings.expect(
          "rules", what + " stages", known.stages(notice.award().method()), lot.stages());
    }
    findings.expect("rules", what + " price.draw", rules.draw(), lot.price().draw());
    findings.expect("rules", what + " price.currency", rules.currency(), lot.price().currency());
    lot.envelopes()
        .forEach(
            terms ->
                findings.expect(
                    "rules",
                    what + " proofOfEphemeral",
                    rules.proofOfEphemeral(),
                    terms.toJson().string("proofOfEphemeral")));
  }

  /**
   * Until when objections against a technical decision can be raised; empty where there is none.
   */
  Optional<Instant> objectionsEnd(Instant decidedAt) {
    return end(rules.objectionPeriod(), decidedAt);
  }

  /** Until when bids are kept that nobody opened of a lot that ended then; empty: for ever. */
  Optional<Instant> keptUntil(Instant end) {
    return end(rules.retention(), end);
  }

  /** A correction changes nothing that needs a new notice. */
  void keeps(String where, Notice before, Notice notice, Findings findings) {
    if (before == null || notice.kind() != Notice.Kind.CORRECTION) {
      return;
    }
    JsonObject was = before.toJson();
    JsonObject is = notice.toJson();
    rules.fieldsThatNeedNewNotice().stream()
        .sorted()
        .forEach(
            member ->
                findings.require(
                    was.raw(member).equals(is.raw(member)),
                    "rules",
                    where + " " + member,
                    "as in the order before: its change needs a new notice",
                    "changed"));
  }

  /** Until when a base amount must be said that was left open; empty where it must not be. */
  Optional<Instant> baseAmountUntil(Notice notice) {
    return end(rules.baseAmountLead(), notice.schedule().closesAt());
  }

  /**
   * Neither the agency nor the platform chooses it. An order of the platform moves the opening and
   * never the latest one, and cancellation and base amount repeat both; that no order brings it
   * forward is asked of the chain.
   */
  private void latestOpening(String where, Notice notice, Findings findings) {
    if (rules.pinned().isEmpty()) {
      return;
    }
    Instant due = rules.latestOpening(notice.schedule().opensAt());
    Instant is = notice.schedule().latestOpening();
    boolean repeated = REPEATS.contains(notice.kind()) && is.isBefore(due);
    findings.require(is.equals(due) || repeated, "rules", where + " latestOpening", "" + due, is);
  }

  /** Both words, that they go together, and what the pair demands. */
  private void methods(String where, Notice notice, Findings findings) {
    Set<String> competitions =
        rules.methods().stream().map(MethodPair::competition).collect(Collectors.toSet());
    Set<String> awards =
        rules.methods().stream()
            .filter(pair -> pair.competition().equals(notice.competition().method()))
            .map(MethodPair::award)
            .collect(Collectors.toSet());
    covers(where, "competition.method", competitions, notice.competition().method(), findings);
    covers(where, "award.method", awards, notice.award().method(), findings);
    rules
        .methods(notice.competition().method(), notice.award().method())
        .ifPresent(
            pair ->
                findings.expect(
                    "rules", where + " minimumBids", pair.minimumBids(), notice.minimumBids()));
  }

  private static void covers(
      String where, String member, Set<String> words, String word, Findings findings) {
    findings.require(
        words.contains(word), "rules", where + " " + member, String.join(", ", words), word);
  }

  /** The award method of a lot of the notice, as the rule set has it. */
  Verdict<Procedure> procedure(Notice notice, String lot, AwardMethods methods) {
    return methods.under(notice, lot, rules);
  }
}
