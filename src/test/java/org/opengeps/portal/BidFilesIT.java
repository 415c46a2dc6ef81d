package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opengeps.app.authorities.Credential;
import org.opengeps.testing.BrowserTest;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;

/** Bids with files of real sizes, sealed by the page and judged by the engine. */
class BidFilesIT extends BrowserTest {
  private static final int CHUNK = 16_384;
  private static final ContainsTextOptions PATIENTLY =
      new ContainsTextOptions().setTimeout(120_000);

  /** 64 chunks and their tags, less the header: one byte more, and the stated size is a step up. */
  private static final int FULL_STEP = 64 * CHUNK - 56 - 64 * 16;

  @Test
  void filesOfAllSizesArriveAsTheyWereStated() throws IOException {
    page().navigate(form(PublishedTender.number()));
    bid(1, CHUNK - 1, CHUNK, FULL_STEP, FULL_STEP + 1, 1_000_000, 17_000_000, 20_000_000);
    assertThat(page().locator("#verdict")).containsText("모든 확인이 맞습니다", PATIENTLY);
    assertThat(complaints).isEmpty();
  }

  @Test
  void aBidWithALargeFileIsOpenedAndRanked() throws IOException {
    SealedTender tender = new SealedTender();
    tender.bid(1_650_000_000, List.of(1, 15));
    page().navigate(form(tender.number()));
    bid(17_000_000);
    assertThat(page().locator("#verdict")).containsText("모든 확인이 맞습니다", PATIENTLY);
    tender.close();
    tender.openGate();
    tender.share(1);
    tender.share(2);
    tender.awaitRanking();
    var record =
        Http.get("/api/v1/tenders/" + tender.number() + "/opening")
            .json()
            .objects("openings")
            .get(0)
            .object("record");
    assertThat(record.objects("bids"))
        .hasSize(2)
        .allMatch(opened -> opened.string("state").equals("opened"));
  }

  private static String form(String number) {
    return "/tenders/" + number + "/bid";
  }

  private void bid(int... sizes) throws IOException {
    Path key = NewcomerIT.keyFile(TestPerson.supplier().registered());
    page().locator("#amount").fill("1660000000");
    page().locator("input[name=pick][value='3']").check();
    page().locator("input[name=pick][value='11']").check();
    page().locator("#files").setInputFiles(files(sizes));
    page().locator("#contact-name").fill("홍길동");
    page().locator("#to-review").click();
    page().locator("#keyfile").setInputFiles(key);
    page().locator("#password").fill(Credential.PRACTICE_PASSWORD);
    page().locator("#final").check();
    page().locator("#submit").click();
  }

  private static Path[] files(int... sizes) throws IOException {
    Path folder = Files.createDirectories(TestServer.folder().resolve("files-of-bids"));
    Path[] files = new Path[sizes.length];
    Random random = new Random(7);
    for (int i = 0; i < sizes.length; i++) {
      byte[] content = new byte[sizes[i]];
      random.nextBytes(content);
      files[i] = Files.write(folder.resolve("내역서 " + sizes[i] + ".pdf"), content);
    }
    return files;
  }
}
