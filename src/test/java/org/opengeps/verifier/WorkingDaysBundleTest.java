package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.law.RuleSet;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.Rebids;
import org.opengeps.protocol.fixture.Stages;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Destruction;
import org.opengeps.protocol.message.Lapse;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;

/**
 * Times that no order starts, counted in working days, while a holiday is declared on the way: they
 * go by the order that held for the lot when they began to run.
 */
class WorkingDaysBundleTest {
  private static final TenderScene TENDER = NoticedBundle.SCENE.tender;
  private static final RuleSet LAW = law();
  private static final String DECISION = Bundle.DECISION + " pricesOpenAt";

  /** A Wednesday: three working days after it are over when Monday is. */
  private static final Instant DECIDED = Instant.parse("2025-07-02T01:00:00Z");

  private static final Instant OPEN_TO_OBJECTIONS = Instant.parse("2025-07-07T15:00:00Z");

  private static RuleSet law() {
    JsonObject retention = TENDER.rules.object("retention");
    JsonObject technical =
        JsonObject.builder()
            .put("article", retention.object("article"))
            .put("confidence", "S")
            .put("objections", threeWorkingDays("decision"))
            .build();
    return RuleSet.of(
        TENDER.rules.toBuilder()
            .replace("technical", technical)
            .replace(
                "retention",
                retention.toBuilder().replace("unopened", threeWorkingDays("end")).build())
            .build());
  }

  private static JsonObject threeWorkingDays(String event) {
    return JsonObject.builder()
        .put("number", 3)
        .put("unit", "working-days")
        .put("after", event)
        .put("firstDay", "out")
        .put("roll", "none")
        .put("hour", "end")
        .build();
  }

  /** The first order under that law. */
  private static Notice under(Lot... lots) {
    Notice notice = lots.length == 0 ? TENDER.notice : TENDER.notice.with(List.of(lots));
    JsonObject ruleSet =
        JsonObject.builder()
            .put("id", LAW.id())
            .put("version", LAW.version())
            .put("hash", LAW.hash())
            .build();
    return Notice.from(notice.toJson().toBuilder().replace("ruleSet", ruleSet).build());
  }

  private static NoticedBundle bundle(Notice first) {
    NoticedBundle bundle = new NoticedBundle(first);
    bundle.files.put("rules/" + LAW.hash() + ".json", LAW.canonicalJson());
    return bundle;
  }

  private static List<String> where(NoticedBundle bundle) throws UnreadableException {
    return bundle.verify().findings().stream().map(Finding::where).toList();
  }

  /** The bundle of a first stage, whose decision opens the prices then. */
  private static NoticedBundle decided(Instant pricesOpenAt) {
    Notice first = under(Stages.technical(TENDER.notice.lot("0")));
    HolidayCalendar declared = Holidays.withHoliday("2026-07", "2025-07-05", "2025-07-07");
    Instant asked = OPEN_TO_OBJECTIONS.plusSeconds(36_000);
    StagedBundle staged =
        new StagedBundle(bundle(first), first, false).decided(DECIDED, true, pricesOpenAt);
    staged.bundle().calendar(declared, asked);
    return staged.asked(asked, order -> order.under(declared.ref())).bundle();
  }

  @Test
  void aHolidayDeclaredAfterADecisionDoesNotMakeItsTimeForObjectionsLonger() throws Exception {
    assertThat(where(decided(OPEN_TO_OBJECTIONS))).doesNotContain(DECISION);
    assertThat(decided(OPEN_TO_OBJECTIONS.minusMillis(1)).verify().findings())
        .filteredOn(one -> one.where().equals(DECISION) && one.check().equals("admission"))
        .singleElement()
        .extracting(Finding::expected)
        .asString()
        .endsWith("is over at " + OPEN_TO_OBJECTIONS);
  }

  @Test
  void aHolidayDeclaredAfterTheEndOfALotDoesNotKeepItsBidsLonger() throws Exception {
    Notice first = under();
    Instant ended = first.schedule().latestOpening();
    Instant over = LAW.under(Holidays.KOREAN).end(LAW.retention().orElseThrow(), ended);
    String lastDay = over.minusMillis(1).atZone(first.zone()).toLocalDate().toString();
    HolidayCalendar declared = Holidays.withHoliday("2026-07", "2025-01-01", lastDay);
    assertThat(LAW.under(declared).end(LAW.retention().orElseThrow(), ended)).isAfter(over);
    NoticedBundle bundle = bundle(first);
    bundle.files.put("lapse.json", Lapse.of(first, "0").toJson().canonical());
    bundle.add("lapse.json", "tender-failed", ended);
    Instant later = ended.plusSeconds(60);
    bundle
        .calendar(declared, later)
        .then(
            Rebids.later(first, Duration.ofDays(7)).under(declared.ref()),
            "notice-corrected",
            later);
    destroyed(bundle, "001", over);
    assertThat(where(bundle)).doesNotContain("destroyed/001.json");
    destroyed(bundle, "002", over.minusMillis(1));
    assertThat(where(bundle)).contains("destroyed/002.json").doesNotContain("destroyed/001.json");
  }

  private static void destroyed(NoticedBundle bundle, String number, Instant at) {
    String name = "destroyed/" + number + ".json";
    var one =
        new Destruction(TenderScene.REF, "0", List.of(), List.of(Sha256.ofText("내역서 " + number)));
    bundle.files.put(name, one.toJson().canonical());
    bundle.add(name, "bids-destroyed", at);
  }
}
