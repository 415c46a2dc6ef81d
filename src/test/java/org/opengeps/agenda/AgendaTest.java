package org.opengeps.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.message.LocalText;

class AgendaTest {
  @Test
  void aListTellsAHundredRowsAndHowManyThereAre() {
    Task task =
        Task.since(
            TaskKind.APPROVE_DRAFT,
            Subject.named(new LocalText("", ""), ZoneOffset.UTC),
            Instant.EPOCH,
            Detail.NONE);
    Agenda.Part part = Agenda.Part.of(Collections.nCopies(101, task));
    assertThat(part.total()).isEqualTo(101);
    assertThat(part.tasks()).hasSize(Agenda.MOST);
    assertThat(Agenda.Part.of(Collections.nCopies(2, task)).tasks()).hasSize(2);
  }
}
