package org.opengeps.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.HiddenFact;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.NoticeView;
import org.opengeps.platform.DatabaseWatch;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.AuditMandate;
import org.opengeps.protocol.message.AuditMandateApproval;
import org.opengeps.protocol.message.AuditMandateEnd;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** From the mandate to the read, which stands in the log, and back to nothing. */
@ExtendWith(ArquillianExtension.class)
class AuditIT {
  private static final String MANDATES = "/api/v1/mandates";

  /** Some forty for a year of few tenders, and what a request begins and ends with. */
  private static final long MOST = 95;

  @Inject private Buyer buyer;
  @Inject private ReadLog log;
  @Inject private DatabaseWatch database;

  /** The people of an oversight body that no other test knows. */
  private static final class Body {
    final String code = TestPerson.oversightAgencyCode();
    final TestPerson auditor = TestPerson.named("agency", code, "김감사", "AUDITOR");
    final UUID auditorId = auditor.registeredId();
    final TestPerson second = TestPerson.named("agency", code, "이승인", "AUDITOR").registered();
    final TestPerson administrator = TestPerson.administratorOf(code);

    AuditMandate mandate(String agency) {
      Instant from = TestClock.INSTANCE.instant().minusSeconds(1);
      return new AuditMandate(
          auditorId,
          "김감사",
          List.of(agency),
          from,
          from.plus(Duration.ofDays(30)),
          new LocalText("정기감사", "Yearly audit"));
    }

    Sha256 propose(AuditMandate mandate) {
      return accepted(MANDATES, administrator.sign(mandate.toJson())).hash("mandate");
    }

    JsonObject approve(Sha256 mandate) {
      return accepted(
          MANDATES + "/approvals", second.sign(new AuditMandateApproval(mandate).toJson()));
    }
  }

  @Test
  void anAuditorReadsUnderAMandateOfTwoPeopleUntilItIsTakenBack() {
    Buyer.Agency agency = buyer.agency();
    NoticeView tender =
        buyer.publish(agency, buyer.draft("감사받는 공고").build(), buyer.readyCeremony(agency, 1));
    Body body = new Body();
    String cookie = body.auditor.logIn();
    String year = year(tender, agency.code());
    String number = tender.ref().number();
    String story = "/audit/tender?number=" + number;
    assertThat(Http.get("/api/v1/audit/" + year, "Cookie", cookie).status()).isEqualTo(403);
    assertThat(Http.get("/audit/" + year, "Cookie", cookie).status()).isEqualTo(403);

    Sha256 mandate = body.propose(body.mandate(agency.code()));
    assertThat(Http.get("/audit/" + year, "Cookie", cookie).status())
        .as("one signature is none")
        .isEqualTo(403);
    assertThat(body.approve(mandate).string("state")).isEqualTo("in-force");

    Http.Answer answer = Http.get("/api/v1/audit/" + year, "Cookie", cookie);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().strings("tenders")).contains(number);
    assertThat(Http.get("/audit/" + year + "&seed=416", "Cookie", cookie).text())
        .contains("감사받는 공고", "판단이 아닙니다");
    assertThat(Http.get("/audit/year.csv?" + year.substring(5), "Cookie", cookie).status())
        .isEqualTo(200);
    Http.Answer told = Http.get(story, "Cookie", cookie);
    assertThat(told.text()).contains("초안 승인", "입찰을 공고했습니다").doesNotContain(">투찰 접수<", "투찰을 접수하거나");
    assertThat(Http.get(story + "&lang=en", "Cookie", cookie).text()).contains("Draft approved");

    List<HiddenFact> reads =
        log.hidden(List.of(body.auditorId.toString()), List.of(FactKind.AUDIT_READ.word()), 100);
    assertThat(reads).as("the year, the year with its seed, the tender").hasSize(3);

    accepted(MANDATES + "/endings", body.administrator.sign(new AuditMandateEnd(mandate).toJson()));
    assertThat(Http.get("/audit/" + year, "Cookie", cookie).status()).isEqualTo(403);
    assertThat(refused(MANDATES + "/approvals", body.second, new AuditMandateApproval(mandate)))
        .isEqualTo("mandate-over");
  }

  @Test
  void nobodyElseGivesAMandateAndNobodyToHimself() {
    Buyer.Agency agency = buyer.agency();
    Body body = new Body();
    AuditMandate mandate = body.mandate(agency.code());
    assertThat(
            code(
                Http.post(
                    MANDATES,
                    Http.CMS,
                    TestPerson.administratorOf(agency.code()).sign(mandate.toJson()))))
        .isEqualTo("mandate-not-open");
    assertThat(
            code(
                Http.post(
                    MANDATES, Http.CMS, body.administrator.sign(body.mandate("없는 기관").toJson()))))
        .isEqualTo("mandate-agencies");
    Sha256 proposed = body.propose(mandate);
    AuditMandateApproval approval = new AuditMandateApproval(proposed);
    assertThat(refused(MANDATES + "/approvals", body.administrator, approval))
        .isEqualTo("four-eyes");
    assertThat(refused(MANDATES + "/approvals", body.auditor, approval)).isEqualTo("four-eyes");
    assertThat(refused(MANDATES + "/approvals", new Body().second, approval))
        .isEqualTo("foreign-mandate");
    assertThat(
            refused(
                MANDATES + "/approvals",
                body.second,
                new AuditMandateApproval(Sha256.ofText("none"))))
        .isEqualTo("mandate-unknown");
    assertThat(Http.get("/log?q=" + body.auditorId).text())
        .as("nothing was granted")
        .doesNotContain("감사 권한을 주었습니다");
    body.approve(proposed);
    await(() -> Http.get("/log?q=" + body.auditorId).text().contains("감사 권한을 주었습니다"));
  }

  @Test
  void aYearTakesABoundedNumberOfStatements() {
    Buyer.Agency agency = buyer.agency();
    NoticeView tender =
        buyer.publish(agency, buyer.draft("감사 문장 세기").build(), buyer.readyCeremony(agency, 1));
    Body body = new Body();
    body.approve(body.propose(body.mandate(agency.code())));
    String cookie = body.auditor.logIn();
    String path = "/audit/" + year(tender, agency.code());
    assertThat(Http.get(path, "Cookie", cookie).status()).isEqualTo(200);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      long before = database.statements();
      Http.get(path, "Cookie", cookie);
      least = Math.min(least, database.statements() - before);
    }
    assertThat(least).isLessThanOrEqualTo(MOST);
  }

  /** What happened is in the public log about a second later. */
  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still not so").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  /** The part of the address behind {@code /audit/}. */
  private static String year(NoticeView tender, String agency) {
    ZoneId zone = ZoneId.of("Asia/Seoul");
    int year = tender.notice().schedule().noticedAt().atZone(zone).getYear();
    return "year?agency=" + agency + "&year=" + year;
  }

  private static JsonObject accepted(String path, byte[] cms) {
    Http.Answer answer = Http.post(path, Http.CMS, cms);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private static String refused(String path, TestPerson by, AuditMandateApproval approval) {
    return code(Http.post(path, Http.CMS, by.sign(approval.toJson())));
  }

  private static String code(Http.Answer answer) {
    return answer.json().string("code");
  }
}
