package org.opengeps.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.Http;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OpenApiIT {
  private static final JsonObject DOCUMENT = Http.get("/openapi?format=JSON").json();

  @Test
  void theDocumentNamesTheDoors() {
    assertThat(DOCUMENT.object("paths").names())
        .contains(
            "/api/v1/time",
            "/api/v1/trust",
            "/api/v1/registrations",
            "/api/v1/tenders",
            "/api/v1/tenders/{no}",
            "/api/v1/tenders/{no}/bundle",
            "/api/v1/tenders/{no}/opening",
            "/ledger/checkpoint",
            "/ledger/tile/{level}/{index}");
  }

  @Test
  void everyRefusalCodeIsListedAndEveryOperationMayAnswerWithAProblem() {
    JsonObject problem = DOCUMENT.object("components").object("schemas").object("Problem");
    List<String> codes = problem.object("properties").object("code").strings("enum");
    assertThat(codes)
        .contains(
            "late", "cms-format", "log-read-only", "tender-unknown", "id-reused", "internal-error");
    assertThat(codes).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    JsonObject paths = DOCUMENT.object("paths");
    for (String path : paths.names()) {
      if (path.startsWith("/api/")) {
        JsonObject item = paths.object(path);
        for (String method : List.of("get", "post", "put", "delete")) {
          if (item.has(method)) {
            assertThat(item.object(method).object("responses").names())
                .as(method + " " + path)
                .contains("default");
          }
        }
      }
    }
  }
}
