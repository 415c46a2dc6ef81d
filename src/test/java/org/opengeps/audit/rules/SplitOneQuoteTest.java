package org.opengeps.audit.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.audit.Flag;
import org.opengeps.audit.FlagCode;
import org.opengeps.award.DirectAwardView;
import org.opengeps.award.NamedDirectAward;
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

class SplitOneQuoteTest {
  private static final Money LIMIT = Won.of(20_000_000);
  private static final Instant AT = Instant.parse("2026-08-03T00:00:00Z");
  private static final String GARAM = "9990000005";
  private static final String NARU = "9990000010";

  @Test
  void whatOneFirmGotInTwoPartsOverTheLimitIsFound() {
    NamedDirectAward first = award(1, "청사 복사용지", GARAM, 12_000_000, 3);
    NamedDirectAward second = award(2, "민원실 의자", GARAM, 8_000_001, 13);
    assertThat(list(second, first))
        .containsExactly(
            new Flag(
                FlagCode.SPLIT_ONE_QUOTE,
                List.of(id(1), id(2)),
                List.of(2, Won.of(20_000_001), LIMIT, 10L, "counterpart")));
  }

  @Test
  void theSameThingFromSeveralFirmsIsFoundByItsName() {
    assertThat(
            list(
                award(1, "도서관 서가 구매(1차)", GARAM, 15_000_000, 3),
                award(2, "도서관 서가 구매(2차)", NARU, 15_000_000, 4)))
        .containsExactly(
            new Flag(
                FlagCode.SPLIT_ONE_QUOTE,
                List.of(id(1), id(2)),
                List.of(2, Won.of(30_000_000), LIMIT, 1L, "words")));
  }

  @Test
  void whatStaysWithinTheLimitOrHasNothingInCommonIsLeftAlone() {
    assertThat(
            list(
                award(1, "청사 복사용지", GARAM, 12_000_000, 3),
                award(2, "민원실 의자", GARAM, 8_000_000, 13)))
        .isEmpty();
    assertThat(
            list(
                award(1, "청사 복사용지", GARAM, 20_000_000, 3),
                award(2, "소방서 방화복", NARU, 20_000_000, 13)))
        .isEmpty();
  }

  private static List<Flag> list(NamedDirectAward... awards) {
    return SplitOneQuote.list(
        new YearFacts(
            List.of(), List.of(), List.of(), Map.of(), Map.of(), List.of(awards), List.of()));
  }

  private static String id(int number) {
    return String.format(Locale.ROOT, "c0de0000-0000-4000-8000-%012d", number);
  }

  private static NamedDirectAward award(
      int number, String title, String supplier, long estimated, int day) {
    var said =
        new DirectAward(
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
            LocalDate.of(2026, 8, day),
            LocalDate.of(2026, 12, 31),
            List.of(),
            List.of(),
            new LocalText("긴요", ""),
            new RuleSetRef("kr-local-quotation", "2026-06", Sha256.ofText("rules")));
    var view =
        new DirectAwardView(
            said,
            Sha256.ofText(id(number)),
            new OrganisationId(id(100)),
            new PersonId(id(101)),
            AT,
            Optional.of(Sha256.ofText("결재")),
            Optional.of(AT));
    return new NamedDirectAward(
        view,
        null,
        Optional.empty(),
        Won.of(estimated),
        LIMIT,
        new LocalText("제30조", "art. 30"),
        new LocalText("제31조", "art. 31"),
        ZoneId.of("Asia/Seoul"),
        false);
  }
}
