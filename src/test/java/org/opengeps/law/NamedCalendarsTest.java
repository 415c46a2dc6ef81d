package org.opengeps.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.CalendarRef;

/** Calendars that somebody was handed beside orders. */
class NamedCalendarsTest {
  private static final Notice NOTICE = new TenderScene().notice;
  private static final byte[] KOREAN = Holidays.KOREAN.canonicalJson();

  private static boolean isMissing(List<byte[]> documents, Notice order) {
    return NamedCalendars.missing(documents, List.of(NOTICE, order))
        .filter(refusal -> refusal.code().equals("calendar-missing"))
        .isPresent();
  }

  @Test
  void aCalendarIsFoundByItsHashAmongOthers() {
    byte[] other = Holidays.carried("every-day").canonicalJson();
    assertThat(NamedCalendars.find(List.of(other, KOREAN), NOTICE)).contains(Holidays.KOREAN);
    assertThat(isMissing(List.of(other, KOREAN), NOTICE)).isFalse();
  }

  @Test
  void anOrderWhoseCalendarNobodyCanShowIsRefused() {
    assertThat(isMissing(List.of(), NOTICE)).isTrue();
    assertThat(isMissing(List.of(KOREAN), NOTICE.under(Holidays.NONE))).isTrue();
    var renamed = new CalendarRef("kr-public", "다른 판", Holidays.KOREAN.hash());
    assertThat(isMissing(List.of(KOREAN), NOTICE.under(renamed))).isTrue();
  }

  @Test
  void aDocumentOfThatHashThatIsNoCalendarIsRefusedWithItsMember() {
    byte[] none = "{\"type\":\"opengeps/calendar/1\",\"휴일\":1}".getBytes(StandardCharsets.UTF_8);
    Notice order = NOTICE.under(new CalendarRef("kr-public", "1", Sha256.of(none)));
    assertThatThrownBy(() -> NamedCalendars.find(List.of(none), order))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("휴일");
  }
}
