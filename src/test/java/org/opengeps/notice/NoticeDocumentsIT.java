package org.opengeps.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opengeps.notice.SentDocuments.naming;

import jakarta.inject.Inject;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.Buyer.Agency;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;

/** Documents of a notice, from the officer's device to everybody's. */
@ExtendWith(ArquillianExtension.class)
class NoticeDocumentsIT {
  private static final String NAME = "설계 도면 (1차).pdf";
  @Inject private Buyer buyer;

  private static byte[] pdf(int seed) {
    byte[] content = new byte[300_000];
    new Random(seed).nextBytes(content);
    byte[] begins = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(begins, 0, content, 0, begins.length);
    return content;
  }

  private static Http.Answer file(TestPerson officer, JsonObject draft) {
    return Http.post("/api/v1/notices", Http.CMS, officer.sign(draft));
  }

  @Test
  void aDocumentSentInPartsIsServedWithItsNameAndCachedForEver() {
    Agency agency = buyer.agency();
    JsonObject draft = buyer.draft("도면이 있는 공사").build();
    var client = new SentDocuments(agency.officer(), draft);
    byte[] content = pdf(1);
    Attachment document = new Attachment(NAME, content.length, Sha256.of(content));
    String file = client.announce(document).orThrow();
    client.put(file, content, 0, 100_000).orThrow();
    assertThat(client.offset(file)).isEqualTo(100_000);
    client.put(file, content, 100_000, content.length).orThrow();
    NoticeView view =
        buyer.publish(agency, naming(draft, document), buyer.readyCeremony(agency, 1));

    JsonObject listed =
        Http.get("/api/v1/tenders/" + view.ref().number()).json().objects("documents").get(0);
    assertThat(listed.hash("sha256")).isEqualTo(Sha256.of(content));
    Http.Answer served = Http.get(listed.string("url"));
    assertThat(served.response().body()).isEqualTo(content);
    HttpHeaders headers = served.response().headers();
    assertThat(headers.firstValue("Content-Disposition"))
        .hasValue(
            "attachment; filename=\"__ __ (1_).pdf\"; filename*=UTF-8''%EC%84%A4%EA%B3%84%20%EB%8F%84%EB%A9%B4%20%281%EC%B0%A8%29.pdf");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(headers.firstValue("Cache-Control").orElse("")).contains("immutable");
    String tag = headers.firstValue("ETag").orElseThrow();
    assertThat(Http.get(listed.string("url"), "If-None-Match", tag).status()).isEqualTo(304);
  }

  @Test
  void aDraftThatNamesADocumentWithoutItsBytesIsRefused() {
    Agency agency = buyer.agency();
    JsonObject draft = buyer.draft("없는 도면").build();
    var client = new SentDocuments(agency.officer(), draft);
    byte[] content = pdf(2);
    Attachment document = new Attachment(NAME, content.length, Sha256.of(content));
    assertThat(file(agency.officer(), naming(draft, document)).outcome())
        .isEqualTo("422 document-missing");
    String half = client.announce(document).orThrow();
    client.put(half, content, 0, 100_000).orThrow();
    assertThat(file(agency.officer(), naming(draft, document)).outcome())
        .isEqualTo("422 document-missing");
    client.put(half, content, 100_000, content.length).orThrow();
    Attachment shorter = new Attachment(NAME, 7, document.sha256());
    assertThat(file(agency.officer(), naming(draft, shorter)).outcome())
        .isEqualTo("422 document-missing");
    assertThat(file(agency.officer(), naming(draft, document)).status()).isEqualTo(201);
  }

  @Test
  void whatElseLiesInTheStoreIsNeitherNamedNorServed() {
    Agency agency = buyer.agency();
    NoticeView view =
        buyer.publish(agency, buyer.draft("저장소").build(), buyer.readyCeremony(agency, 1));
    String path = "/api/v1/tenders/" + view.ref().number() + "/documents/";
    assertThat(Http.get(path + view.hash().hex()).outcome()).isEqualTo("404 document-unknown");
    Attachment secret = new Attachment("a.txt", view.signed().length, view.signedHash());
    assertThat(file(agency.officer(), naming(buyer.draft("훔치기").build(), secret)).outcome())
        .isEqualTo("422 document-missing");
    Attachment unpublished =
        new SentDocuments(agency.officer(), buyer.draft("미공고").build()).send(NAME, pdf(3));
    assertThat(Http.get(path + unpublished.sha256().hex()).outcome())
        .isEqualTo("404 document-unknown");
  }

  @Test
  void aFileThatIsNotWhatItsNameSaysIsRefused() {
    Agency agency = buyer.agency();
    JsonObject draft = buyer.draft("가짜 도면").build();
    byte[] program = "MZ this is no drawing".getBytes(StandardCharsets.US_ASCII);
    var client = new SentDocuments(agency.officer(), draft);
    Attachment disguised = client.send("도면.pdf", program);
    assertThat(file(agency.officer(), naming(draft, disguised)).outcome())
        .isEqualTo("422 document-content");
    Attachment honest = new Attachment("도면.exe", program.length, Sha256.of(program));
    assertThat(codeOf(client.announce(honest))).isEqualTo("document-kind");
  }

  @Test
  void onlyOfficersAnnounceDocumentsAndOtherUploadsAreNotFoundHere() {
    JsonObject draft = buyer.draft("남의 문").build();
    Attachment document = new Attachment(NAME, 10, Sha256.ofText("x"));
    TestPerson bidder = TestPerson.supplier().registered();
    assertThat(codeOf(new SentDocuments(bidder, draft).announce(document)))
        .isEqualTo("role-missing");
    String elsewhere =
        "/api/v1/notices/uploads/" + UUID.randomUUID() + "/" + document.sha256().hex();
    var client = new SentDocuments(buyer.agency().officer(), draft);
    assertThat(codeOf(client.put(elsewhere, new byte[10], 0, 10))).isEqualTo("upload-unknown");
    String here = client.announce(document).orThrow();
    String asBid = here.replace("/notices/", "/tenders/R25BK00000001/");
    assertThat(codeOf(client.put(asBid, new byte[10], 0, 10))).isEqualTo("upload-unknown");
  }

  private static String codeOf(Verdict<?> verdict) {
    return ((Verdict.Refused<?>) verdict).refusal().code();
  }
}
