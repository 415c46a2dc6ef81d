package org.opengeps.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** A second officer ends a draft with a signed reason; requirements are those of the register. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SendBackIT {
  private final TestPerson drafter = TestPerson.of("agency", "CONTRACTING_OFFICER");
  private TestPerson second;

  @BeforeEach
  void twoOfficers() {
    drafter.registered();
    second =
        TestPerson.named("agency", drafter.identifier(), "이결재", "APPROVING_OFFICER").registered();
  }

  private static JsonBuilder draft() {
    Instant closes =
        TestClock.INSTANCE.instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
    return Drafts.works("sandbox", null, closes, closes.plusSeconds(60));
  }

  private Http.Answer file(JsonObject draft) {
    return Http.post("/api/v1/notices", Http.CMS, drafter.sign(draft));
  }

  private static Http.Answer about(
      JsonObject filed, String door, TestPerson signer, String type, String reason) {
    JsonBuilder message =
        JsonObject.ofType(type)
            .put("draft", filed.string("draft"))
            .put("draftHash", filed.hash("draftHash"));
    JsonObject json = reason == null ? message.build() : message.put("reason", reason).build();
    return Http.post(
        "/api/v1/notices/" + filed.string("draft") + "/" + door, Http.CMS, signer.sign(json));
  }

  private static Http.Answer sendBack(JsonObject filed, TestPerson signer, String reason) {
    return about(filed, "return", signer, "opengeps/return/1", reason);
  }

  @Test
  void aDraftIsSentBackByASecondOfficerWithAReasonAndThenEnds() {
    JsonObject filed = file(draft().build()).json();
    assertThat(sendBack(filed, drafter, "내 것").outcome()).isEqualTo("422 four-eyes");
    assertThat(sendBack(filed, second, " ").outcome()).isEqualTo("422 text-unfit");
    Http.Answer back = sendBack(filed, second, "공사 기간이 없습니다");
    assertThat(back.outcome()).isEqualTo("200");
    assertThat(back.json().string("state")).isEqualTo("returned");
    TestClock.INSTANCE.advance(Duration.ofSeconds(2));
    assertThat(sendBack(filed, second, "또").outcome()).isEqualTo("409 wrong-state");
    assertThat(about(filed, "approval", second, "opengeps/approval/1", null).outcome())
        .isEqualTo("409 wrong-state");
  }

  @Test
  void anApprovedDraftCanStillBeSentBackAndIsNotPreparedThen() {
    JsonObject filed = file(draft().build()).json();
    assertThat(about(filed, "approval", second, "opengeps/approval/1", null).outcome())
        .isEqualTo("200");
    assertThat(sendBack(filed, second, "도면이 빠졌습니다").outcome()).isEqualTo("200");
  }

  @Test
  void aCodeThatNoFirmCanHaveIsAFindingOnItsField() {
    JsonObject odd =
        draft()
            .replace(
                "eligibility",
                JsonObject.builder()
                    .put("industries", List.of("없는업종"))
                    .put("regions", List.of("41 "))
                    .build())
            .build();
    Http.Answer answer = file(odd);
    assertThat(answer.outcome()).isEqualTo("422 industry-unlisted");
    assertThat(answer.json().string("ko"))
        .contains("eligibility.industries: ")
        .contains("'없는업종'")
        .contains("eligibility.regions: ")
        .contains("'41 '")
        .doesNotContain("register");
    assertThat(answer.json().string("en")).doesNotContain("등록부");
  }
}
