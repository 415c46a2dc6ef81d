package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.notice.Drafts;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.opening.model.Claims;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Epoch;
import org.opengeps.opening.usecase.ClaimKeeper;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.TestClock;

/** Several processes want the same opening. */
@ExtendWith(ArquillianExtension.class)
class ClaimsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  @Inject private Claims claims;
  @Inject private ClaimKeeper keeper;
  @Inject private InTransaction transaction;
  @Inject private OpeningScene scene;

  @Test
  void aProcessThatJudgesForLongKeepsItsClaimAndLosesItWhenItStops() {
    Instant closes = now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    Tender tender =
        scene.tender(Drafts.works("sandbox", null, closes, closes.plusSeconds(3600)).build());
    scene.bid(tender, 1_620_000_000, List.of(3, 11));
    scene.close(tender);
    // the engine itself takes no part before the opening time, an hour later
    var key = new EnvelopeKey(tender.ref().number(), Slot.ONLY_PRICE);
    String slow = UUID.randomUUID().toString();
    String eager = UUID.randomUUID().toString();
    Epoch epoch = claims.claim(key, slow, now(), PATIENCE).orElseThrow();
    keeper.keeping(
        key,
        epoch,
        () -> {
          for (int i = 0; i < 3; i++) {
            TestClock.INSTANCE.advance(Duration.ofSeconds(8));
            keeper.renew();
            assertThat(claims.claim(key, eager, now(), PATIENCE)).isEmpty();
          }
        });
    TestClock.INSTANCE.advance(PATIENCE.plusSeconds(1));
    keeper.renew();
    Epoch next = claims.claim(key, eager, now(), PATIENCE).orElseThrow();
    assertThat(next.number()).isEqualTo(epoch.number() + 1);

    claims.renew(key, epoch, now());
    transaction.run(() -> claims.hold(key, next));
  }

  private static Instant now() {
    return TestClock.INSTANCE.instant();
  }
}
