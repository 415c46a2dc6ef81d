package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.client.http.Engine;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.cms.SubmissionSealer;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.UnreadableException;
import org.opengeps.verifier.VerifyBundle;

/** What a correction does to bids that were sealed before it. */
@ExtendWith(ArquillianExtension.class)
class CorrectedTenderIT {
  @Inject private OpeningScene scene;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;
  private final SecureRandom random = new SecureRandom();

  @Test
  void aResealFreesThePlacesAndLeavesOldBidsSealedForEver() throws UnreadableException {
    Tender before = scene.tender("다시 봉인");
    Firm first = Firm.registered();
    Firm second = Firm.registered();
    assertThat(send(before, first, 1_610_000_000)).isEqualTo("201");
    assertThat(send(before, second, 1_611_000_000)).isEqualTo("201");
    Tender after = scene.corrected(before, "reseal");
    assertThat(send(before, Firm.registered(), 1_612_000_000)).isEqualTo("422 wrong-notice");
    assertThat(send(after, first, 1_620_000_000)).isEqualTo("201");
    assertThat(send(after, first, 1_621_000_000)).isEqualTo("409 already-submitted");
    assertThat(send(after, Firm.registered(), 1_630_000_000)).isEqualTo("201");

    OpeningRecord record = opened(after);
    assertThat(record.counts()).isEqualTo(new OpeningRecord.Counts(4, 2, 0, 2, 0, 0, 0));
    assertThat(record.counts().isComplete()).isTrue();
    assertThat(record.bids())
        .extracting(bid -> bid.amount().text())
        .containsExactly("1620000000", "1630000000");
    assertVerified(after);
  }

  @Test
  void oldBidsDoNotMakeUpForTooFewNewOnes() {
    Tender before = scene.tender("다시 봉인, 한 명");
    assertThat(send(before, Firm.registered(), 1_610_000_000)).isEqualTo("201");
    assertThat(send(before, Firm.registered(), 1_611_000_000)).isEqualTo("201");
    Tender after = scene.corrected(before, "reseal");
    assertThat(send(after, Firm.registered(), 1_620_000_000)).isEqualTo("201");
    OpeningView failed = scene.openingTime(after);
    assertThat(failed.stage()).isEqualTo(OpeningStage.FAILED);
    assertThat(failed.gateKey()).isEmpty();
  }

  @Test
  void whatACorrectionKeepsIsOpenedAndKeepsItsPlace() throws UnreadableException {
    Tender before = scene.tender("그대로");
    Firm first = Firm.registered();
    assertThat(send(before, first, 1_610_000_000)).isEqualTo("201");
    Tender after = scene.corrected(before, "keep");
    assertThat(send(after, first, 1_620_000_000)).isEqualTo("409 already-submitted");
    assertThat(send(after, Firm.registered(), 1_630_000_000)).isEqualTo("201");
    OpeningRecord record = opened(after);
    assertThat(record.counts()).isEqualTo(new OpeningRecord.Counts(2, 2, 0, 0, 0, 0, 0));
    assertVerified(after);
  }

  private record Firm(TestPerson person, String id) {
    static Firm registered() {
      TestPerson person = TestPerson.supplier();
      return new Firm(person, OpeningScene.register(person));
    }
  }

  private OpeningRecord opened(Tender tender) {
    assertThat(scene.openingTime(tender).stage()).isEqualTo(OpeningStage.OPENING);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(1).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    return scene.finished(tender).record().orElseThrow();
  }

  private void assertVerified(Tender tender) throws UnreadableException {
    OpeningScene.await(() -> bundles.of(TenderNumber.of(tender.ref())) instanceof Verdict.Accepted);
    byte[] zip = bundles.of(TenderNumber.of(tender.ref())).orThrow();
    Report report = VerifyBundle.verify(zip, Optional.of(trust.trust()));
    assertThat(report.findings()).as(report.toString()).isEmpty();
  }

  private String send(Tender tender, Firm firm, long amount) {
    SealedSubmission sealed =
        new SubmissionSealer(OpeningScene.signer(firm.person()), random)
            .seal(scene.draft(tender, firm.id(), amount, List.of(3, 11)), tender.terms());
    Engine.Answer answer =
        new Engine(TestServer.baseUrl())
            .postForm(
                "/api/v1/tenders/" + tender.ref().number() + "/submissions",
                Map.of("statement", sealed.statementDer(), "price", sealed.envelopeDer()));
    return answer.isSuccess()
        ? Integer.toString(answer.status())
        : answer.status() + " " + answer.refusal().code();
  }
}
