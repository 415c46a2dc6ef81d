package org.opengeps.award;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.message.DirectAward;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.message.NoticeTerms.Business;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;
import org.opengeps.protocol.message.NoticeTerms.RuleSetRef;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.SupplierProfile;

/** Contracts on one quote as rows of the database, for rules that look at many. */
public final class DirectAwardSample {
  /** Of the ground of all of them. */
  public static final Money LIMIT = Won.of(20_000_000);

  private static final Organisation AGENCY =
      new Organisation(
          new OrganisationId(id(100)),
          OrganisationKind.AGENCY,
          "6110000",
          new LocalText("가온시", "Gaon City"),
          new SupplierProfile(Set.of(), Set.of(), Optional.empty()),
          Instant.EPOCH);

  private DirectAwardSample() {}

  public static String id(int number) {
    return String.format(Locale.ROOT, "c0de0000-0000-4000-8000-%012d", number);
  }

  /** One that waits for its second signature. */
  public static NamedDirectAward waiting(
      int number, String title, PersonId proposer, Instant at, LocalDate contractDate) {
    return named(
        new DirectAwardView(
            content(number, title, "9990000005", 1, contractDate),
            Sha256.ofText(id(number)),
            new OrganisationId(id(100)),
            proposer,
            at,
            Optional.empty(),
            Optional.empty()));
  }

  /** A public one. */
  public static NamedDirectAward of(
      int number, String title, String supplier, long estimated, LocalDate contractDate) {
    Instant at = Instant.parse("2026-08-03T00:00:00Z");
    return named(
        new DirectAwardView(
            content(number, title, supplier, estimated, contractDate),
            Sha256.ofText(id(number)),
            new OrganisationId(id(100)),
            new PersonId(id(101)),
            at,
            Optional.of(Sha256.ofText("결재")),
            Optional.of(at)));
  }

  private static DirectAward content(
      int number, String title, String supplier, long estimated, LocalDate contractDate) {
    return new DirectAward(
        UUID.fromString(id(number)),
        new LocalText(title, ""),
        new Business(BusinessType.GOODS, "ordinary-goods"),
        "small-amount",
        Won.of(estimated),
        DirectAward.Vat.EXEMPT,
        supplier,
        Won.of(estimated),
        new Attachment("견적서.pdf", 1, Sha256.ofText("견적")),
        Won.of(estimated),
        contractDate,
        contractDate.plusDays(30),
        List.of("insolvent", "office-relative"),
        List.of("integrity-pledge", "not-split"),
        new LocalText("긴요", ""),
        new RuleSetRef("kr-local-quotation", "2026-06", Sha256.ofText("rules")));
  }

  private static NamedDirectAward named(DirectAwardView view) {
    return new NamedDirectAward(
        view,
        AGENCY,
        Optional.empty(),
        view.content().estimatedAmount(),
        LIMIT,
        new LocalText("제30조", "art. 30"),
        new LocalText("제31조", "art. 31"),
        ZoneId.of("Asia/Seoul"),
        false);
  }
}
