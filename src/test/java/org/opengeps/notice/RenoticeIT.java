package org.opengeps.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.agenda.usecase.FindAgenda;
import org.opengeps.identity.Actor;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.OpeningScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** A tender that failed is published once more, and both lead to each other. */
@ExtendWith(ArquillianExtension.class)
class RenoticeIT {
  @Inject private Buyer buyer;
  @Inject private OpeningScene scene;
  @Inject private FindNotice notices;
  @Inject private FindAgenda agenda;
  @Inject private FindPerson people;

  private JsonObject following(OpeningScene.Tender earlier, String title) {
    return buyer.draft(title).put("follows", earlier.ref().toString()).build();
  }

  private List<TaskKind> wrong(TestPerson officer) {
    Actor actor =
        people
            .findByCertificate(
                Certificates.fingerprint(officer.credential().certificate()),
                TestClock.INSTANCE.instant())
            .orElseThrow()
            .actor();
    return agenda.find(actor).wrong().tasks().stream().map(Task::kind).toList();
  }

  @Test
  void aFailedTenderIsPublishedOnceMoreAndBothLeadToEachOther() {
    OpeningScene.Tender earlier = scene.tender("유찰될 공사");
    Buyer.Agency agency = earlier.agency();
    assertThat(buyer.refused(agency, following(earlier, "너무 이른 재공고"))).isEqualTo("wrong-state");
    scene.openingTime(earlier);
    OpeningScene.await(
        () ->
            notices.current(earlier.notice().number()).orElseThrow().state() == TenderState.FAILED);
    assertThat(wrong(agency.officer())).contains(TaskKind.LOT_FAILED);
    String number = earlier.ref().number();
    String cookie = agency.officer().logIn();
    assertThat(Http.get("/buyer/tender.xhtml?number=" + number, "Cookie", cookie).text())
        .contains("/buyer/draft.xhtml?renotice=" + number);
    assertThat(Http.get("/buyer/draft.xhtml?renotice=" + number, "Cookie", cookie).text())
        .contains("data-follows=\"" + earlier.ref() + "\"", "앞선 공고를 이어 다시 공고합니다");
    assertThat(buyer.refused(buyer.agency(), following(earlier, "남의 재공고")))
        .isEqualTo("foreign-draft");

    NoticeView again =
        buyer.publish(agency, following(earlier, "재공고하는 공사"), buyer.readyCeremony(agency, 1));
    assertThat(again.notice().kind()).isEqualTo(Notice.Kind.RE_NOTICE);
    assertThat(again.notice().follows()).isEqualTo(earlier.ref());
    assertThat(buyer.refused(agency, following(earlier, "한 번 더")))
        .as("it is followed already")
        .isEqualTo("wrong-state");
    assertThat(Http.get("/buyer/tender.xhtml?number=" + number, "Cookie", cookie).text())
        .doesNotContain("renotice=");
    assertThat(wrong(agency.officer())).doesNotContain(TaskKind.LOT_FAILED);
    String next = again.ref().number();
    assertThat(Http.get("/tenders/" + number).text()).contains("이 입찰은 다시 공고되었습니다", next);
    assertThat(Http.get("/tenders/" + next).text()).contains("재공고", "/tenders/" + number);
    assertThat(notices.following(earlier.notice().number())).containsExactly(again.number());
  }

  @Test
  void afterAFailurePriceAndConditionsStay() {
    OpeningScene.Tender earlier = scene.tender("조건을 바꾸려는 공사");
    scene.openingTime(earlier);
    OpeningScene.await(
        () ->
            notices.current(earlier.notice().number()).orElseThrow().state() == TenderState.FAILED);
    JsonObject changed =
        buyer
            .draft("조건을 바꾼 재공고")
            .put("follows", earlier.ref().toString())
            .replace("lots", List.of(Drafts.lot("1634482728", "1797931000")))
            .build();
    assertThat(buyer.refused(earlier.agency(), changed)).isEqualTo("renotice-changed");
  }
}
