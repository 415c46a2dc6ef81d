package org.opengeps.client.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.law.NamedCalendars;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Notice;

/** What the command line makes of an answer about a tender before it looks at keys. */
class DossierSourceTest {
  private static final TenderScene SCENE = TenderScene.counted();

  private static String code(Notice notice, HolidayCalendar calendar, JsonObject rules) {
    Instant at = notice.schedule().noticedAt();
    JsonObject data = JsonObject.builder().build();
    byte[] entry =
        new LedgerEntry("notice-published", notice.ref().toString(), at, notice.hash(), data)
            .canonical();
    JsonObject answer =
        JsonObject.builder()
            .putBytes("notice", SCENE.officer.signer().sign(notice.toJson(), at))
            .put("calendars", List.of(calendar.json()))
            .put("ruleSet", JsonObject.builder().put("document", rules).build())
            .put("log", JsonObject.builder().putBytes("entry", entry).build())
            .put("ceremonies", List.of())
            .build();
    return DossierSource.dossier(answer, "0") instanceof Verdict.Refused<Dossier> refused
        ? refused.refusal().code()
        : "handed on";
  }

  @Test
  void aNoticeByACalendarOfItsRuleSetIsReadOn() {
    assertThat(code(SCENE.notice, Holidays.KOREAN, SCENE.rules)).isEqualTo("notice-other");
  }

  @Test
  void aNoticeByAnotherCalendarIsRefused() {
    HolidayCalendar everyDay = Holidays.carried("every-day");
    assertThat(code(SCENE.notice.under(everyDay.ref()), everyDay, SCENE.rules))
        .isEqualTo(NamedCalendars.ORDER);
    HolidayCalendar next = Holidays.withHoliday("2026-07", "2025-06-13", "2025-07-17");
    assertThat(code(SCENE.notice.under(next.ref()), next, SCENE.rules))
        .isEqualTo(NamedCalendars.ORDER);
  }

  @Test
  void aNoticeWhoseCalendarOrRuleSetIsNotShownIsRefused() {
    HolidayCalendar everyDay = Holidays.carried("every-day");
    assertThat(code(SCENE.notice, everyDay, SCENE.rules)).isEqualTo(NamedCalendars.MISSING);
    assertThat(code(SCENE.notice, Holidays.KOREAN, Holidays.KOREAN.json()))
        .isEqualTo(NamedCalendars.MISSING);
  }
}
