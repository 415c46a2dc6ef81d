package org.opengeps.bid.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.opengeps.bid.SubmissionId;
import org.opengeps.bid.SubmissionReply;
import org.opengeps.bid.model.Arrival;
import org.opengeps.bid.model.Bidder;
import org.opengeps.bid.model.LotGate;
import org.opengeps.bid.model.Reception;
import org.opengeps.bid.model.TenderFacts;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.usecase.WatchLog;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.NodeClock;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.Eligibility;

/** A bid that arrives a moment before the closing. */
class SubmitBidTest {
  private static final Instant ARRIVAL = TenderScene.CLOSES.minusMillis(1);
  private static final OrganisationId FIRM =
      new OrganisationId("00000000-0000-4000-8000-000000000001");
  private final TenderScene scene = new TenderScene();
  private final SealedSubmission bid = scene.bid(1, 1_600_000_000, List.of(3, 11));
  private final Desk desk = new Desk();

  /** The closing has ended, and what came before it can be recorded no more. */
  private static final class Desk extends ReceptionDesk {
    private final List<String> logged = new ArrayList<>();

    @Override
    public Optional<Reception> findLive(SubmissionId submission) {
      return Optional.empty();
    }

    @Override
    public Recorded record(Reception reception, byte[] encryptedStatement, Parcel parcel) {
      return Recorded.CLOSED;
    }

    @Override
    public void logRefusal(Arrival arrival, Refusal refusal, Sha256 signed) {
      logged.add(arrival.receivedAt() + " " + refusal.code());
    }
  }

  @Test
  void thatCouldNotBeRecordedBeforeTheClosingEndedIsRefusedWithAnAnswerThatProvesIt() {
    SubmissionReply reply =
        submitBid()
            .submit(
                TenderScene.REF.number(),
                bid.statementDer(),
                bid.envelopeDers(),
                new IntakeWatch(Clock.fixed(ARRIVAL, ZoneOffset.UTC)).stamp());

    assertThat(reply).isInstanceOf(SubmissionReply.Refused.class);
    SubmissionReply.Refused refused = (SubmissionReply.Refused) reply;
    assertThat(refused.refusal().code()).isEqualTo("closed-meanwhile");
    assertThat(refused.recorded()).contains(new SubmissionId(bid.statement().submission()));
    assertThat(desk.logged).containsExactly(ARRIVAL + " closed-meanwhile");
  }

  private SubmitBid submitBid() {
    var tenders =
        new ReadTender() {
          @Override
          public Optional<TenderFacts> find(TenderRef tender) {
            return Optional.of(openTender());
          }
        };
    var bidders =
        new ReadBidder() {
          @Override
          Supplier<Authentication> verify(byte[] message, String type, Instant at) {
            return () -> new Authentication.Certain(new Bidder(FIRM));
          }
        };
    var clock =
        new NodeClock() {
          @Override
          public Offset offset() {
            return new Offset(Duration.ZERO, Duration.ZERO);
          }
        };
    return new SubmitBid(
        desk,
        tenders,
        bidders,
        new JudgeBid(),
        new GateSealing(),
        clock,
        new WatchLog(),
        new InTransaction());
  }

  private TenderFacts openTender() {
    var lot = scene.notice.lots().get(0);
    return new TenderFacts(
        TenderScene.REF,
        scene.notice.hash(),
        Set.of(scene.notice.hash()),
        scene.notice.hash(),
        TenderScene.NOTICED,
        TenderScene.NOTICED,
        false,
        TenderScene.CLOSES,
        TenderScene.NOTICED,
        false,
        new Eligibility(List.of(), List.of()),
        Map.of(lot.lot(), LotGate.of(lot)),
        Set.of(),
        Duration.ofSeconds(30));
  }
}
