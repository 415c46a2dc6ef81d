package org.opengeps.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.Cases;
import org.opengeps.testing.Http;

/** Texts that show nothing or something else than they hold are refused by every door, in words. */
@ExtendWith(ArquillianExtension.class)
class UnfitTextsIT {
  @Inject private Buyer buyer;

  @Test
  void aDraftWithATitleThatNobodyCanReadIsRefusedNamingTheField() {
    Buyer.Agency agency = buyer.agency();
    List<JsonObject> titles = Cases.of("titles");
    for (JsonObject one : titles.subList(1, titles.size())) {
      JsonObject draft =
          buyer.draft("제목").replace("title", Drafts.text(one.string("ko"), "")).build();
      Http.Answer answer = Http.post("/api/v1/notices", Http.CMS, agency.officer().sign(draft));
      assertThat(answer.status()).as(one.string("case")).isEqualTo(422);
      assertThat(answer.json().string("detail")).as(one.string("case")).contains("title: ");
    }
  }

  @Test
  void aDescriptionWithAHiddenSignIsRefusedNamingTheField() {
    Buyer.Agency agency = buyer.agency();
    JsonObject draft =
        buyer.draft("제목").replace("description", Drafts.text("첫째\n\u202e둘째", "")).build();
    Http.Answer answer = Http.post("/api/v1/notices", Http.CMS, agency.officer().sign(draft));
    assertThat(answer.outcome()).isEqualTo("422 text-unfit");
    assertThat(answer.json().string("detail")).contains("description: ");
  }
}
