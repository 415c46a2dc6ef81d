package org.opengeps.notice.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.opengeps.identity.OrganisationId;
import org.opengeps.notice.TenderNumber;

class QuestionsOfTodayTest {
  private static final TenderNumber TENDER = new TenderNumber("R26BK00000001");
  private static final OrganisationId FIRM =
      new OrganisationId("0b0f8f3c-0000-4000-8000-000000000000");
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-07-08T23:59:59Z"));
  private final QuestionsOfToday today =
      new QuestionsOfToday(
          new Clock() {
            @Override
            public Instant instant() {
              return now.get();
            }

            @Override
            public java.time.ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }
          });

  @Test
  void aFirmAsksSoOftenAboutATenderOnADay() {
    for (int i = 0; i < QuestionsOfToday.MOST; i++) {
      assertThat(today.isLeft(TENDER, FIRM)).isTrue();
      today.count(TENDER, FIRM);
    }
    assertThat(today.isLeft(TENDER, FIRM)).isFalse();
    assertThat(today.isLeft(new TenderNumber("R26BK00000002"), FIRM)).isTrue();
    assertThat(today.isLeft(TENDER, new OrganisationId("0b0f8f3c-0000-4000-8000-000000000001")))
        .isTrue();
    now.updateAndGet(at -> at.plus(Duration.ofSeconds(1)));
    assertThat(today.isLeft(TENDER, FIRM)).as("the next day").isTrue();
  }
}
