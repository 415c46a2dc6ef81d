package org.opengeps.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.opendata.usecase.OfferBundle;
import org.opengeps.opening.OpeningScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;

/** One costly bundle for all who ask, and never an old one. */
@ExtendWith(ArquillianExtension.class)
class OfferBundleIT {
  @Inject private Buyer buyer;
  @Inject private OfferBundle bundles;

  @Test
  void theBundleIsMadeOnceUntilTheLogSaysSomethingNewAboutTheTender() throws IOException {
    Buyer.Agency agency = buyer.agency();
    JsonObject draft = buyer.draft("한 번 만든 묶음").build();
    NoticeView first = buyer.publish(agency, draft, buyer.readyCeremony(agency, 1));
    OpeningScene.await(() -> names(first.number()).contains("notices/000.p7s"));
    BundleFile made = offered(first);
    assertThat(offered(first)).as("the very same").isSameAs(made);
    BundleFile named = bundles.of(first.number(), Optional.of("0")).orThrow();
    named.release();
    assertThat(Http.head("/api/v1/tenders/" + first.number() + "/bundle").status()).isEqualTo(200);
    assertThat(named).as("the only lot by its name").isSameAs(made);
    assertThat(bundles.of(first.number(), Optional.of("9")).refused().map(Refusal::code))
        .contains("lot-unknown");

    Instant closes = draft.time("closesAt").plusSeconds(600);
    JsonObject correction =
        Drafts.correction(
                Drafts.works("sandbox", null, closes, closes.plusSeconds(60)),
                first.ref().toString())
            .build();
    buyer.publish(agency, correction, null);
    OpeningScene.await(() -> names(first.number()).contains("notices/001.p7s"));

    BundleFile newer = offered(first);
    assertThat(made.hold()).as("the old one, which nobody holds any more").isFalse();
    TestClock.INSTANCE.advance(java.time.Duration.ofMinutes(2));
    assertThat(offered(first)).as("made again").isNotSameAs(newer);
  }

  @Test
  void whoIsStillReadingReadsToTheEndWhatIsNotOfferedAnyMore() throws IOException {
    Buyer.Agency agency = buyer.agency();
    NoticeView notice =
        buyer.publish(agency, buyer.draft("읽는 중인 묶음").build(), buyer.readyCeremony(agency, 1));
    OpeningScene.await(() -> names(notice.number()).contains("notices/000.p7s"));
    BundleFile slow = bundles.of(notice.number(), Optional.empty()).orThrow();
    try (InputStream in = slow.read()) {
      byte[] begin = in.readNBytes(100);
      TestClock.INSTANCE.advance(java.time.Duration.ofMinutes(2));
      assertThat(offered(notice)).isNotSameAs(slow);
      byte[] rest = in.readAllBytes();
      assertThat((long) begin.length + rest.length).isEqualTo(slow.size());
    }
    assertThat(slow.hold()).as("gone with its last reader").isFalse();
  }

  /** What is offered at this moment; nobody reads it. */
  private BundleFile offered(NoticeView notice) {
    BundleFile zip = bundles.of(notice.number(), Optional.empty()).orThrow();
    zip.release();
    return zip;
  }

  @Test
  void whatDoesNotExistIsRefusedAsBefore() {
    assertThat(bundles.of(new TenderNumber("R99BK99999999"), Optional.empty()))
        .isInstanceOf(Verdict.Refused.class);
  }

  private Set<String> names(TenderNumber tender) {
    Set<String> names = new TreeSet<>();
    if (bundles.of(tender, Optional.empty()) instanceof Verdict.Accepted<BundleFile> zip) {
      try (var in = new ZipInputStream(zip.value().read())) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          names.add(entry.getName());
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return names;
  }
}
