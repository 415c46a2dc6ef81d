package org.opengeps.notice.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.model.SearchedTender;
import org.opengeps.notice.model.SignedOrder;
import org.opengeps.notice.model.TenderIndex.Hits;

/** Tenders as they are taken into the index. */
final class Tenders {
  static final OrganisationId AGENCY = new OrganisationId("00000000-0000-0000-0000-000000000001");
  static final OrganisationId OTHER = new OrganisationId("00000000-0000-0000-0000-000000000002");

  private static final Instant FIRST = Instant.parse("2026-03-02T00:00:00Z");

  private Tenders() {}

  static TenderNumber number(int serial) {
    return TenderNumber.of(2026, serial);
  }

  static SignedOrder ref(int serial) {
    return new SignedOrder(number(serial).order(0), Sha256.ofText("notice " + serial));
  }

  /** One that was noticed so many hours after the first. */
  static SearchedTender titled(int serial, String... names) {
    return new SearchedTender(
        ref(serial), true, AGENCY, FIRST.plusSeconds(3600L * serial), List.of(names), List.of());
  }

  static SearchedTender described(int serial, String title, String text) {
    return new SearchedTender(
        ref(serial),
        true,
        OTHER,
        FIRST.plusSeconds(3600L * serial),
        List.of(ref(serial).number(), title),
        List.of(text));
  }

  static Hits find(LuceneTenderIndex index, String words) {
    return index.find(List.of(words.split(" ")), Optional.empty()).orElseThrow();
  }
}
