package org.opengeps.portal.auditor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.audit.Mandate;
import org.opengeps.audit.StoryFact;
import org.opengeps.audit.YearQuestion;
import org.opengeps.audit.YearReview;
import org.opengeps.audit.usecase.FindMandates;
import org.opengeps.audit.usecase.ReadTender;
import org.opengeps.audit.usecase.ReadUnderMandate;
import org.opengeps.audit.usecase.ReadYear;
import org.opengeps.identity.Actor;
import org.opengeps.kernel.Argument;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.YearTender;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.platform.OfficialZone;
import org.opengeps.portal.page.FactRow;
import org.opengeps.portal.page.FactTable;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.Table;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.usecase.FindOrganisation;

/** The pages of an auditor, from what may be read under the mandates. */
@ApplicationScoped
class AuditDesk {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  /** Of one code on the page; the file has all. */
  private static final int SHOWN = 100;

  @Inject private ReadUnderMandate mandates;
  @Inject private FindMandates giving;
  @Inject private ReadYear years;
  @Inject private ReadTender tenders;
  @Inject private FindTenders names;
  @Inject private FindOrganisation organisations;
  @Inject private OfficialZone zone;
  @Inject private Clock clock;

  /** One of the auditor's mandates. */
  public record MandateRow(Mandate mandate, String state) {}

  AuditPage mandates(Actor auditor) {
    return page(OK, "audit", model(auditor, Optional.empty()), Optional.empty());
  }

  /**
   * @param refused code of the agency whose records are not shown, to be named
   */
  private Map<String, Object> model(Actor auditor, Optional<String> refused) {
    Instant now = clock.instant();
    List<MandateRow> rows =
        mandates.mandates(auditor).stream()
            .map(one -> new MandateRow(one, one.state(now)))
            .toList();
    Map<String, LocalText> named =
        organisations.names(
            OrganisationKind.AGENCY,
            Stream.concat(agencies(rows), refused.stream()).distinct().toList());
    Map<String, Object> model = new HashMap<>();
    model.put("zone", zone.zone());
    model.put("mandates", rows);
    model.put("waiting", giving.countWaiting(auditor));
    model.put("names", named);
    refused.filter(named::containsKey).ifPresent(code -> model.put("refusedAgency", code));
    model.put(
        "agencies",
        agencies(rows.stream().filter(row -> row.mandate().isInForceAt(now)).toList())
            .distinct()
            .sorted(Comparator.comparing(code -> nameOf(code, named) + " " + code))
            .toList());
    model.put("thisYear", now.atZone(zone.zone()).getYear());
    return model;
  }

  private static Stream<String> agencies(List<MandateRow> rows) {
    return rows.stream().flatMap(row -> row.mandate().content().agencies().stream());
  }

  private static String nameOf(String code, Map<String, LocalText> named) {
    return Optional.ofNullable(named.get(code)).map(LocalText::ko).orElse(code);
  }

  AuditPage year(Actor auditor, UnaryOperator<String> parameter) {
    Verdict<YearQuestion> asked = YearQuestion.read(parameter);
    Verdict<YearReview> read = asked.then(question -> years.read(auditor, question));
    if (read instanceof Verdict.Refused<YearReview> refused) {
      return refused(auditor, refused.refusal());
    }
    YearQuestion question = asked.orThrow();
    YearReview review = read.orThrow();
    Map<String, Object> model = new HashMap<>();
    model.put("zone", zone.zone());
    model.put("asked", question);
    model.put("review", review);
    model.put("flags", FlagGroup.of(review.flags(), SHOWN));
    model.put("titles", titles(review));
    return page(OK, "audit-year", model, Optional.of(words -> FlagTable.of(words, review)));
  }

  /** Titles in the order of the year. */
  private static Map<String, YearTender> titles(YearReview review) {
    return review.tenders().stream()
        .collect(
            Collectors.toMap(
                one -> one.number().value(), one -> one, (one, same) -> one, LinkedHashMap::new));
  }

  AuditPage tender(Actor auditor, UnaryOperator<String> parameter) {
    String written = Optional.ofNullable(parameter.apply("number")).orElse("").strip();
    Optional<TenderNumber> number = TenderNumber.find(written);
    if (number.isEmpty()) {
      return refused(auditor, Refusal.of("tender-unknown.not-a-number").with("no", written));
    }
    Verdict<List<StoryFact>> read = tenders.read(auditor, number.get());
    if (read instanceof Verdict.Refused<List<StoryFact>> refused) {
      return refused(auditor, refused.refusal());
    }
    TenderSummary tender = names.named(List.of(number.get())).get(number.get());
    List<FactRow> rows = read.orThrow().stream().map(one -> row(one, tender)).toList();
    Map<String, Object> model = new HashMap<>();
    model.put("zone", tender.zone());
    model.put("tender", tender);
    model.put("rows", rows);
    model.put("most", ReadTender.MOST);
    String file = number.get() + "-audit";
    return new AuditPage(
        OK,
        "audit-tender",
        model,
        Optional.of(words -> FactTable.of(words, file, rows, tender.zone())),
        tender.zone());
  }

  private static FactRow row(StoryFact fact, TenderSummary tender) {
    return new FactRow(
        fact.index(),
        fact.kind(),
        fact.subject(),
        fact.at(),
        fact.document().map(Sha256::hex).orElse(null),
        fact.data(),
        tender,
        null,
        fact.signer().orElse(null));
  }

  private AuditPage refused(Actor auditor, Refusal refusal) {
    Map<String, Object> model = model(auditor, agencyOf(refusal));
    model.put("refusal", refusal);
    int status =
        switch (refusal.code()) {
          case "no-mandate" -> FORBIDDEN;
          case "malformed" -> BAD_REQUEST;
          case "tender-unknown" -> NOT_FOUND;
          default -> UNAVAILABLE;
        };
    return page(status, "audit", model, Optional.empty());
  }

  private static Optional<String> agencyOf(Refusal refusal) {
    return refusal.arguments().get("agency") instanceof Argument.Value value
        ? Optional.of(value.text())
        : Optional.empty();
  }

  private AuditPage page(
      int status,
      String template,
      Map<String, ?> model,
      Optional<Function<PageTools, Table>> file) {
    ZoneId official = zone.zone();
    return new AuditPage(status, template, model, file, official);
  }
}
