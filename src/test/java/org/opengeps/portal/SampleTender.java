package org.opengeps.portal;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Won;
import org.opengeps.notice.Drafts;
import org.opengeps.protocol.draw.DrawResult;
import org.opengeps.protocol.draw.DrawnPrice;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.ActsRoot;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.Eligibility;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * The works tender R25BK00888538 of July 2025 (prices and counts as published), with made-up
 * bidders.
 */
final class SampleTender {
  static final Instant CLOSES = Instant.parse("2025-07-01T03:00:00Z");
  private static final long[] PRICES = {
    1825493300,
    1759904800,
    1757387700,
    1772418400,
    1780023700,
    1750178000,
    1808377000,
    1830293800,
    1804133900,
    1769775500,
    1785381500,
    1837413600,
    1795306100,
    1848381000,
    1815730600
  };
  private static final int[] COUNTS = {11, 13, 9, 7, 7, 11, 4, 9, 9, 8, 7, 5, 7, 9, 4};
  private static final List<Integer> SELECTED = List.of(1, 2, 3, 6);
  private static final SecureRandom RANDOM = new SecureRandom();

  private SampleTender() {}

  /** A correction of the closing and of a document. */
  static Notice notice() {
    return notice(
        Notice.Kind.CORRECTION,
        new NoticeTerms.Revision(
            Sha256.ofText("before"),
            NoticeTerms.SealedBids.KEEP,
            List.of(
                new NoticeTerms.Change(
                    "closesAt", "2025-06-30T03:00:00.000Z", "2025-07-01T03:00:00.000Z"),
                new NoticeTerms.Change(
                    "documents",
                    "[]",
                    "[{\"name\":\"입찰공고문.pdf\",\"sha256\":\""
                        + Sha256.ofText("notice").hex()
                        + "\",\"size\":482113}]"),
                new NoticeTerms.Change("title.ko", "위판장", "하동군수협 위판장")),
            new LocalText("마감 연장", "Later closing")));
  }

  static Notice cancellation() {
    return notice(
        Notice.Kind.CANCELLATION,
        new NoticeTerms.Revision(
            Sha256.ofText("before"), null, List.of(), new LocalText("사업 취소", "")));
  }

  private static Notice notice(Notice.Kind kind, NoticeTerms.Revision revision) {
    return new Notice(
        TenderRef.parse("R25BK00888538-003"),
        kind,
        new NoticeTerms.Agency(
            "5710000", new LocalText("하동군 수산업협동조합", "Hadong Fisheries Cooperative")),
        Sections.BODY,
        new LocalText(
            "하동군수협 유통단계 위생안전체계 구축사업 (친환경 위판장) (건축,기계,냉동)",
            "Eco-friendly fish market hall: architecture, machinery, refrigeration"),
        new LocalText("위판장 신축 공사", "Construction of a fish market hall"),
        Sections.WORKS,
        Sections.OPEN,
        Sections.SCREENING,
        new Eligibility(List.of("0002"), List.of("48")),
        new NoticeTerms.Schedule(
            CLOSES.minusSeconds(864_000),
            CLOSES.minusSeconds(432_000),
            CLOSES,
            CLOSES.plusSeconds(3600),
            CLOSES.plusSeconds(90_000)),
        ZoneId.of("Asia/Seoul"),
        new NoticeTerms.RuleSetRef("kr-local-works", "2025-06", Sha256.ofText("rules")),
        Holidays.KOREAN.ref(),
        false,
        List.of(new NoticeTerms.Attachment("입찰공고문.pdf", 482_113, Sha256.ofText("notice"))),
        Sections.lots(Drafts.screening("0", "86.745"), TenderScene.offer(), envelope()),
        2,
        revision,
        null);
  }

  private static EnvelopeTerms envelope() {
    Sha256 ceremony = Sha256.ofText("ceremony");
    Sha256 transcript = Sha256.ofText("transcript");
    Point y = Point.base(Scalar.random(RANDOM));
    List<Point> verification =
        IntStream.range(0, 3).mapToObj(i -> Point.base(Scalar.random(RANDOM))).toList();
    CommitteeKey key =
        new CommitteeKey(
            CommitteeKey.id(ceremony, transcript, 1, y),
            UUID.randomUUID(),
            ceremony,
            transcript,
            1,
            2,
            3,
            y,
            verification);
    return new EnvelopeTerms(
        "price",
        CeremonyStatement.SUITE,
        key,
        Point.base(Scalar.random(RANDOM)),
        new byte[] {1},
        new byte[] {1},
        EnvelopeTerms.ProofRule.REQUIRED);
  }

  static OpeningRecord record() {
    List<DrawnPrice> prices = new ArrayList<>();
    for (int i = 0; i < PRICES.length; i++) {
      prices.add(
          new DrawnPrice(
              i + 1, i, 97_000 + i * 400, Won.of(PRICES[i]), COUNTS[i], SELECTED.contains(i + 1)));
    }
    DrawResult draw = new DrawResult(prices, Won.of(1_773_240_950L));
    List<OpeningRecord.Bid> bids = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      bids.add(bid(i));
    }
    bids.add(
        new OpeningRecord.Bid(
            UUID.randomUUID(),
            Sha256.ofText("void"),
            null,
            null,
            null,
            null,
            CLOSES.minusMillis(1),
            OpeningRecord.State.VOID,
            "envelope-unreadable"));
    return new OpeningRecord(
        notice().ref(),
        Sha256.ofText("notice"),
        Slot.ONLY_PRICE,
        Sha256.ofText("close"),
        CLOSES.plusSeconds(3661),
        List.of(1, 3),
        Won.KRW,
        Optional.of(Point.base(Scalar.random(RANDOM))),
        Optional.of(draw),
        bids,
        new OpeningRecord.Counts(12, 11, 1, 0, 0, 0, 0));
  }

  private static OpeningRecord.Bid bid(int i) {
    return new OpeningRecord.Bid(
        UUID.nameUUIDFromBytes(new byte[] {(byte) i}),
        Sha256.ofText("statement " + i),
        "60481000" + (10 + i),
        "남해안종합건설 " + (i + 1) + "호",
        Offer.of(Won.text(1_538_197_863L + i * 41_337L), List.of(1 + i % 14, 15)),
        Won.of(1_538_197_863L + i * 41_337L),
        CLOSES.minusSeconds(3000L - i),
        OpeningRecord.State.OPENED,
        null);
  }

  static Award award() {
    return new Award(
        notice().ref(),
        "0",
        Sha256.ofText("ranking"),
        UUID.nameUUIDFromBytes(new byte[] {0}),
        "6048100010",
        Won.of(1_538_197_863L),
        List.of(
            new Award.Score("price", "65.000", "70.000"),
            new Award.Score("performance", "30.000", "30.000")),
        "95.000",
        ActsRoot.NONE,
        CLOSES.plusSeconds(90_000),
        Award.Result.AWARDED);
  }
}
