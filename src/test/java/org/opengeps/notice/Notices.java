package org.opengeps.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.draw.DrawParameters;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms;

/** Notices made from drafts, without keys: for rules that do not look at keys. */
public final class Notices {
  private static final List<EnvelopeTerms> ENVELOPES =
      new TenderScene().notice.lot("0").envelopes();

  private Notices() {}

  private static Lot lot(DraftLot drafted) {
    JsonObject award =
        drafted.baseAmount() == null
            ? Drafts.withoutBaseAmount(Drafts.works())
                .build()
                .objects("lots")
                .get(0)
                .object("award")
                .toBuilder()
                .replace("limitRate", "86.745")
                .build()
            : Drafts.screening("0", "86.745");
    return new Lot(
        "0",
        drafted.title(),
        new NoticeTerms.Price(
            drafted.estimatedAmount(),
            Optional.ofNullable(drafted.baseAmount()),
            Optional.of(DrawParameters.koreanLocalWorks())),
        award,
        TenderScene.offer(),
        Lot.ONE_STAGE,
        null,
        ENVELOPES);
  }

  public static Notice of(JsonObject draft, Instant noticedAt) {
    DraftTerms terms = Draft.from(draft).terms();
    return new Notice(
        TenderRef.parse("R25BK00000001-000"),
        Notice.Kind.NOTICE,
        new NoticeTerms.Agency("5710000", new LocalText("하동군", "Hadong County")),
        Optional.ofNullable(terms.demandingBody()).orElse(Sections.BODY),
        terms.title(),
        terms.description(),
        terms.business(),
        terms.competition(),
        terms.award(),
        terms.eligibility(),
        new NoticeTerms.Schedule(
            noticedAt,
            terms.receiptOpensAt() == null ? noticedAt : terms.receiptOpensAt(),
            terms.closesAt(),
            terms.opensAt(),
            terms.opensAt().plus(Duration.ofDays(30))),
        ZoneId.of("Asia/Seoul"),
        new NoticeTerms.RuleSetRef(terms.ruleSet(), "2026-06", Sha256.ofText("rules")),
        Holidays.KOREAN.ref(),
        false,
        terms.documents(),
        terms.lots().stream().map(Notices::lot).toList(),
        2,
        NoticeTerms.Revision.NONE,
        null);
  }
}
