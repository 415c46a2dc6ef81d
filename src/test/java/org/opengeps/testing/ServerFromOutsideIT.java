package org.opengeps.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import org.junit.jupiter.api.Test;

class ServerFromOutsideIT extends BrowserTest {
  @Test
  void theServerAnswersABrowserWithoutSayingWhatItIs() {
    Response answer = page().navigate("/no-such-page");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by");
  }

  @Test
  void theDoorsAreDescribedOnceOnly() {
    assertThat(page().navigate("/api/v1/application.wadl").status()).isEqualTo(404);
  }

  @Test
  void aPageNumberBeyondReasonIsRefusedWithASentence() {
    Http.Answer answer = Http.get("/api/v1/tenders?page=30000000&size=100");
    assertThat(answer.outcome()).isEqualTo("400 malformed");
  }
}
