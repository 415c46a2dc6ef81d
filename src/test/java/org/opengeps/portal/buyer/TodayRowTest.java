package org.opengeps.portal.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Subject;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.protocol.message.LocalText;

class TodayRowTest {
  /** Midnight in Seoul is 15:00 UTC. */
  @ParameterizedTest
  @CsvSource({
    "2030-07-02T14:59:59Z, true",
    "2030-07-02T15:00:00Z, false",
    "2030-07-01T15:00:00Z, true",
    "2030-07-01T14:59:59Z, false",
  })
  void todayIsTheDayOfTheTendersZone(Instant due, boolean today) {
    var subject = Subject.named(new LocalText("위판장", "Hall"), ZoneId.of("Asia/Seoul"));
    Task task = Task.until(TaskKind.CLOSES, subject, due, Detail.NONE);
    var row = new TodayRow(null, task, Instant.parse("2030-07-02T00:00:00Z"), true);
    assertThat(row.isToday()).isEqualTo(today);
  }
}
