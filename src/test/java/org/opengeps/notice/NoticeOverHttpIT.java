package org.opengeps.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.custody.CeremonyId;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.Buyer.Agency;
import org.opengeps.notice.usecase.ApproveNotice;
import org.opengeps.notice.usecase.PrepareNotice;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.NoticeTerms;
import org.opengeps.testing.Http;

/** The doors of notices over HTTP. */
@ExtendWith(ArquillianExtension.class)
class NoticeOverHttpIT {
  @Inject private Buyer buyer;

  @Test
  void overHttpATenderShowsWhatABidderChecks() {
    Agency agency = buyer.agency();
    NoticeView view =
        buyer.publish(agency, buyer.draft("공개 문서").build(), buyer.readyCeremony(agency, 1));
    JsonObject answer = Http.get("/api/v1/tenders/" + view.ref().number()).json();
    assertThat(answer.hash("noticeHash")).isEqualTo(view.hash());
    assertThat(answer.bytes("notice")).isEqualTo(view.signed());
    JsonObject rules = answer.object("ruleSet");
    assertThat(rules.object("document").hash()).isEqualTo(rules.hash("hash"));
    JsonObject ceremony = answer.objects("ceremonies").get(0);
    assertThat(ceremony.objects("round1")).hasSize(3);
    assertThat(ceremony.objects("round2")).hasSize(3);
    JsonObject envelope = answer.objects("lots").get(0).objects("envelopes").get(0);
    assertThat(envelope.object("sealingCertificates").string("committee"))
        .startsWith("-----BEGIN CERTIFICATE-----\n");
    assertThat(Http.get("/api/v1/tenders/" + view.ref()).status()).isEqualTo(200);
    assertThat(Http.get("/api/v1/tenders/R25BK99999999").outcome()).isEqualTo("404 tender-unknown");
    assertThat(Http.get("/api/v1/tenders/hello").outcome()).isEqualTo("404 tender-unknown");
    assertThat(Http.get("/api/v1/tenders?status=none").outcome()).isEqualTo("400 malformed");
    JsonObject list = Http.get("/api/v1/tenders?q=" + view.ref().number()).json();
    assertThat(list.integer("total")).isEqualTo(1);
    assertThat(list.objects("tenders").get(0).string("baseAmount")).isEqualTo("1797931000");
  }

  /** Firms look for the school, not for the office that publishes for it. */
  @Test
  void aTenderIsFoundByTheNameOfTheBodyThatNeedsTheThing() {
    Agency agency = buyer.agency();
    String name = "섬진초등학교" + agency.code();
    var body = new NoticeTerms.DemandingBody("7000001", new LocalText(name, ""), "local-education");
    NoticeView view =
        buyer.publish(
            agency,
            buyer.draft("급식실 증축").put("demandingBody", body.toJson()).build(),
            buyer.readyCeremony(agency, 1));
    assertThat(view.notice().demandingBody()).isEqualTo(body);
    String query = "?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    JsonObject list = Http.get("/api/v1/tenders" + query).json();
    assertThat(list.integer("total")).isEqualTo(1);
    assertThat(list.objects("tenders").get(0).object("demandingBody").string("ko")).isEqualTo(name);
    assertThat(Http.get("/" + query + "&lang=ko").text()).contains("수요기관: " + name);
    assertThat(Http.get("/tenders/" + view.ref().number() + "?lang=ko").text())
        .contains(name, "교육청·학교");
  }

  @Test
  void overHttpAnOfficerGoesFromDraftToPublication() {
    Agency agency = buyer.agency();
    CeremonyId ceremony = buyer.readyCeremony(agency, 1);
    JsonObject draft = buyer.draft("HTTP로 공고").build();
    JsonObject filed = post("notices", agency.officer().sign(draft)).json();
    assertThat(post("notices", agency.officer().sign(draft)).status()).isEqualTo(201);
    String path = "notices/" + draft.string("draft");
    JsonObject approval =
        JsonObject.ofType(ApproveNotice.TYPE)
            .put("draft", draft.string("draft"))
            .put("draftHash", filed.string("draftHash"))
            .build();
    assertThat(post(path + "/approval", agency.officer().sign(approval)).outcome())
        .isEqualTo("422 four-eyes");
    assertThat(post(path + "/approval", agency.approver().sign(approval)).status()).isEqualTo(200);
    JsonObject prepare =
        JsonObject.ofType(PrepareNotice.TYPE)
            .put("draft", draft.string("draft"))
            .put("ceremony", ceremony.toString())
            .build();
    Http.Answer prepared = post(path + "/prepare", agency.officer().sign(prepare));
    assertThat(prepared.status()).isEqualTo(200);
    Http.Answer published = post(path + "/publication", agency.officer().sign(prepared.json()));
    assertThat(published.status()).isEqualTo(201);
    assertThat(published.json().hash("noticeHash"))
        .isEqualTo(Sha256.of(prepared.response().body()));
  }

  private static Http.Answer post(String path, byte[] cms) {
    return Http.post("/api/v1/" + path, Http.CMS, cms);
  }
}
