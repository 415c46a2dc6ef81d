package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.opening.usecase.FindSuspensions;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.SuspensionApproval;
import org.opengeps.protocol.message.TechnicalDecision;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;

/** Stops rounds and lets them go on, over HTTP. */
@ApplicationScoped
public class SuspensionScene {
  public static final LocalText REASON =
      new LocalText("기술평가 결과에 대한 이의신청 검토", "An objection is examined");

  @Inject private FindSuspensions suspensions;

  /** What comes next in the round of a lot, naming the act before. */
  public Suspension next(TenderRef tender, String lot, Suspension.Kind kind) {
    Sha256 before =
        suspensions.last(tender.number(), lot).map(view -> view.act().hash()).orElse(null);
    return new Suspension(tender, lot, kind, before, REASON);
  }

  public String post(TenderRef tender, String rest, byte[] cms) {
    Http.Answer answer =
        Http.post("/api/v1/tenders/" + tender.number() + "/suspensions" + rest, Http.CMS, cms);
    return answer.status() == 201 ? "201" : answer.outcome();
  }

  public String approve(TestPerson officer, Suspension act, byte[] signed) {
    var approval = new SuspensionApproval(act.tender(), act.lot(), Sha256.of(signed));
    return post(act.tender(), "/approvals", officer.sign(approval.toJson()));
  }

  /** When a decision binds of a lot whose round stood still once since. */
  public Instant prolonged(String lot, TechnicalDecision decision) {
    List<SuspensionView> acts = suspensions.list(decision.tender().number(), lot);
    return decision
        .pricesOpenAt()
        .plus(
            Duration.between(
                acts.get(0).approvedAt().orElseThrow(), acts.get(1).approvedAt().orElseThrow()));
  }

  public void suspend(TenderRef tender, String lot, TestPerson officer, TestPerson second) {
    both(next(tender, lot, Suspension.Kind.SUSPEND), officer, second);
  }

  public void resume(TenderRef tender, String lot, TestPerson officer, TestPerson second) {
    both(next(tender, lot, Suspension.Kind.RESUME), officer, second);
  }

  private void both(Suspension act, TestPerson officer, TestPerson second) {
    byte[] signed = officer.sign(act.toJson());
    assertThat(post(act.tender(), "", signed)).isEqualTo("201");
    assertThat(approve(second, act, signed)).isEqualTo("201");
  }
}
