package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.OutageApproval;
import org.opengeps.protocol.message.OutageDeclaration;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** Lines of a carrier that are down around the closing of a tender, declared and approved. */
@ApplicationScoped
public class OutageScene {
  @Inject private FindNotice notices;

  /** The tender as an outage leaves it, declared by the operator and approved by the overseer. */
  Tender outage(Tender tender) {
    Instant closes = tender.notice().closesAt();
    OpeningScene.reach(closes.minusSeconds(10));
    TestClock.INSTANCE.holdAt(TestClock.INSTANCE.instant().plusMillis(1));
    Instant since = closes.minusSeconds(30).truncatedTo(ChronoUnit.SECONDS);
    var outage =
        new OutageDeclaration(
            UUID.randomUUID(),
            since,
            since.plusSeconds(60),
            new LocalText("통신사 회선 장애", "Lines of a carrier"),
            Sha256.ofText("what the carrier wrote"));
    TestPerson operator = TestPerson.administratorOf("Z990003");
    TestPerson overseer = TestPerson.administratorOf("Z990002");
    Http.Answer declared = post("outages", operator.sign(outage.toJson()));
    assertThat(declared.status()).as(declared.text()).isEqualTo(200);
    var approval = new OutageApproval(declared.json().hash("declarationHash"));
    Http.Answer approved =
        post("outages/" + outage.id() + "/approval", overseer.sign(approval.toJson()));
    assertThat(approved.status()).as(approved.text()).isEqualTo(200);
    TestClock.INSTANCE.release();
    return now(tender);
  }

  /** The same tender as it stands by now. */
  Tender now(Tender tender) {
    NoticeView current = notices.current(tender.notice().number()).orElseThrow();
    return new Tender(tender.committee(), tender.agency(), current);
  }

  static Http.Answer post(String path, byte[] cms) {
    return Http.post("/api/v1/" + path, Http.CMS, cms);
  }
}
