package org.opengeps.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.RefusalTexts;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

/** What of an address leaves tenders out. */
class TenderFilterTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private static Verdict<TenderFilter> read(Map<String, String> parameters) {
    return TenderFilter.read(new HashMap<>(parameters)::get, SEOUL);
  }

  @Test
  void nothingThatIsGivenLeavesNothingOut() {
    assertThat(read(Map.of()).orThrow()).isEqualTo(TenderFilter.NONE);
    assertThat(read(Map.of("agency", " ", "amountTo", "", "closingUntil", " ")).orThrow())
        .isEqualTo(TenderFilter.NONE);
  }

  @Test
  void everythingIsReadAsPeopleWriteIt() {
    TenderFilter filter =
        read(Map.of(
                "agency", " 하동군  건설과 ",
                "business", "goods",
                "amountFrom", "100,000,000",
                "amountTo", "2500000000.50",
                "closingUntil", "2026-12-31"))
            .orThrow();
    assertThat(filter.agency()).isEqualTo("하동군 건설과");
    assertThat(filter.business()).contains(BusinessType.GOODS);
    assertThat(filter.amountFrom()).contains(new BigDecimal("100000000"));
    assertThat(filter.amountTo()).contains(new BigDecimal("2500000000.50"));
    assertThat(filter.closesBefore())
        .as("the day belongs to it, in the official zone")
        .isEqualTo(Optional.of(Instant.parse("2026-12-31T15:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "business     | WORKS      | malformed.query-business | works, goods and services",
        "business     | arms       | malformed.query-business | not arms",
        "amountFrom   | 1억        | malformed.query-amount-from | The estimated amount from (amountFrom) is written in digits",
        "amountTo     | -5         | malformed.query-amount-to | The estimated amount up to (amountTo) is written in digits",
        "amountTo     | 1,00       | malformed.query-amount-to | not 1,00",
        "amountTo     | 1e9        | malformed.query-amount-to | not 1e9",
        "amountTo     | 1234567890123456789 | malformed.query-amount-to | 100000000 or 100,000,000",
        "closingUntil | 31.12.2026 | malformed.query-closing  | written as 2026-12-31",
        "closingUntil | +999999999-12-31 | malformed.query-closing | not +999999999-12-31",
        "closingUntil | -2026-12-31 | malformed.query-closing | not -2026-12-31",
        "closingUntil | 0999-12-31 | malformed.query-closing  | not 0999-12-31",
        "closingUntil | 2026-02-30 | malformed.query-closing  | not 2026-02-30",
      })
  void whatCannotBeReadIsRefusedWithWhatToDo(
      String name, String value, String code, String sentence) {
    var refusal = read(Map.of(name, value)).refused().orElseThrow();
    assertThat(refusal.code()).isEqualTo("malformed");
    assertThat(refusal.key()).isEqualTo(code);
    assertThat(RefusalTexts.ENGLISH.sentence(refusal)).contains(sentence);
  }

  @Test
  void theLastDayOfTheColumnIsReadInEveryZone() {
    for (String zone : List.of("Asia/Seoul", "America/Los_Angeles")) {
      TenderFilter filter =
          TenderFilter.read(Map.of("closingUntil", "9999-12-31")::get, ZoneId.of(zone)).orThrow();
      assertThat(filter.closesBefore().orElseThrow())
          .isBeforeOrEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    }
  }

  @Test
  void limitsTheWrongWayRoundAndNamesThatAreNoneAreRefused() {
    var reversed = read(Map.of("amountFrom", "2", "amountTo", "1")).refused().orElseThrow();
    assertThat(RefusalTexts.ENGLISH.sentence(reversed))
        .contains("(amountFrom) is above", "(amountTo)");
    var name = read(Map.of("agency", "가".repeat(101))).refused().orElseThrow();
    assertThat(RefusalTexts.ENGLISH.sentence(name)).contains("up to 100 characters");
    assertThat(read(Map.of("amountFrom", "1", "amountTo", "1")).refused()).isEmpty();
    assertThat(read(Map.of("agency", "가".repeat(100))).refused()).isEmpty();
  }
}
