package org.opengeps.notice.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.model.Tenders;
import org.opengeps.opening.OpeningScene;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.TestClock;

/** Who opens the receipt of many tenders. */
@ExtendWith(ArquillianExtension.class)
class OpenReceiptIT {
  @Inject private Buyer buyer;
  @Inject private FindNotice notices;
  @Inject private Tenders tenders;
  @Inject private InTransaction transaction;

  @Test
  void aTenderThatSomebodyIsWorkingOnKeepsNoOtherFromOpening() {
    Instant opens = TestClock.INSTANCE.instant().plusSeconds(600).truncatedTo(ChronoUnit.MILLIS);
    NoticeView first = publish(opens);
    NoticeView held = publish(opens.plusMillis(1));
    transaction.run(
        () -> {
          assertThat(tenders.lock(TenderNumber.of(held.ref()))).isPresent();
          TestClock.INSTANCE.advanceTo(opens.plusSeconds(1));
          // a thread of its own: this transaction would see what it read first
          CompletableFuture.runAsync(() -> awaitOpen(first)).join();
        });
    awaitOpen(held);
  }

  private void awaitOpen(NoticeView notice) {
    OpeningScene.await(() -> state(notice) == TenderState.OPEN);
  }

  private TenderState state(NoticeView notice) {
    return notices.find(notice.ref()).orElseThrow().state();
  }

  private NoticeView publish(Instant receiptOpens) {
    Buyer.Agency agency = buyer.agency();
    JsonObject time = JsonObject.builder().put("at", receiptOpens).build();
    JsonObject draft = buyer.draft("위판장 접수").replace("receiptOpensAt", time.string("at")).build();
    return buyer.publish(agency, draft, buyer.readyCeremony(agency, 1));
  }
}
