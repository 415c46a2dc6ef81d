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
}
