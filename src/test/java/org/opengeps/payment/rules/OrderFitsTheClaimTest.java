package org.opengeps.payment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Won;
import org.opengeps.law.LateInterest;
import org.opengeps.law.PaymentRules;
import org.opengeps.law.RuleSet;
import org.opengeps.payment.ClaimState;
import org.opengeps.payment.PaymentsView.Part;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.PaymentOrder;

class OrderFitsTheClaimTest {
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 17);
  private static final BankAccount DEBTOR = new BankAccount("NACFKRSE", "301-9999", "가온시");
  private static final Claim CLAIM =
      ClaimAccountTest.of(
          1, List.of(new Part(1, Sha256.ofText("a"), Won.of(20_000_000), Won.of(0))));
  private static final LocalText AGENCY = new LocalText("가온시", "Gaon City");
  private static final RuleSet RULES = rules("kr-local-goods");
  private static final PaymentRules LAW = RULES.payment().orElseThrow();

  private static RuleSet rules(String id) {
    RuleSet carried = RuleSets.carried().get(id);
    return carried.under(Holidays.of(carried.json()));
  }

  private static PaymentOrder order(LocalDate payOn, int days, long interest) {
    return new PaymentOrder(
        CLAIM.tender(),
        CLAIM.lot(),
        CLAIM.hash(),
        1,
        CLAIM.payable(),
        days == 0
            ? Optional.empty()
            : Optional.of(
                new PaymentOrder.Interest(days, Percent.of("8.5"), "농협은행", Won.of(interest))),
        DEBTOR,
        CLAIM.account(),
        payOn);
  }

  private static Optional<String> judge(ClaimState state, PaymentOrder order, LocalDate today) {
    var facts = new OrderFitsTheClaim.Facts(LAW, CLAIM, AGENCY, state, 1, LAST_DAY, today);
    return OrderFitsTheClaim.judge(facts, order).map(Refusal::key);
  }

  @Test
  void inTimeNoInterestIsOwedAndAfterItForEachDay() {
    assertThat(judge(ClaimState.CLAIMED, order(LAST_DAY, 0, 0), LAST_DAY)).isEmpty();
    assertThat(judge(ClaimState.CLAIMED, order(LAST_DAY, 1, 4_657), LAST_DAY))
        .contains("payment-interest.days");
    // 20,000,000 x 8.5 % x 3 / 365 = 13,972.60
    LocalDate late = LAST_DAY.plusDays(3);
    assertThat(judge(ClaimState.CLAIMED, order(late, 3, 13_972), late)).isEmpty();
    assertThat(judge(ClaimState.ORDERED, order(late, 3, 13_972), LAST_DAY))
        .as("ordered before, to be paid then")
        .isEmpty();
    assertThat(judge(ClaimState.CLAIMED, order(late, 3, 13_973), late))
        .contains("payment-interest.amount");
    assertThat(judge(ClaimState.CLAIMED, order(late, 2, 9_315), late))
        .contains("payment-interest.days");
    assertThat(judge(ClaimState.CLAIMED, order(late, 0, 0), late))
        .contains("payment-interest.days");
  }

  @Test
  void whatTheBankRefusedIsOrderedOnceMoreWithInterestForTheWholeDelay() {
    LocalDate late = LAST_DAY.plusDays(3);
    assertThat(judge(ClaimState.REFUSED, order(late, 3, 13_972), late)).isEmpty();
    assertThat(judge(ClaimState.REFUSED, order(late, 0, 0), late))
        .contains("payment-interest.days");
  }

  @Test
  void theDayOfPaymentIsTodayOrOneOfTheNextTen() {
    assertThat(judge(ClaimState.CLAIMED, order(LAST_DAY.minusDays(1), 0, 0), LAST_DAY))
        .contains("payment-day.from");
    LocalDate today = LAST_DAY.minusDays(11);
    assertThat(judge(ClaimState.CLAIMED, order(LAST_DAY, 0, 0), today))
        .contains("payment-day.from");
    assertThat(judge(ClaimState.CLAIMED, order(LAST_DAY, 0, 0), today.plusDays(1))).isEmpty();
    assertThat(OrderFitsTheClaim.timely(order(LAST_DAY, 0, 0), LAST_DAY)).isEmpty();
    assertThat(
            OrderFitsTheClaim.timely(order(LAST_DAY, 0, 0), LAST_DAY.plusDays(1)).map(Refusal::key))
        .contains("payment-day.over");
  }

  @ParameterizedTest
  @CsvSource({
    "SENT_BACK,    claim-state.sent-back",
    "TRANSFERRING, claim-state.approved",
    "PAID,         claim-state.approved",
    "RETURNED,     claim-state.approved"
  })
  void whatDoesNotWaitIsNotOrdered(ClaimState state, String code) {
    assertThat(judge(state, order(LAST_DAY, 0, 0), LAST_DAY)).contains(code);
  }

  @Test
  void eachOrderHasItsOwnNumberAndTheTwentiethIsTheLast() {
    var second =
        new OrderFitsTheClaim.Facts(LAW, CLAIM, AGENCY, ClaimState.REFUSED, 2, LAST_DAY, LAST_DAY);
    assertThat(OrderFitsTheClaim.judge(second, order(LAST_DAY, 0, 0)).map(Refusal::key))
        .as("the first one again would be the transfer that the bank refused")
        .contains("payment-differs.number");
    int after = OrderFitsTheClaim.MOST + 1;
    var many =
        new OrderFitsTheClaim.Facts(
            LAW, CLAIM, AGENCY, ClaimState.ORDERED, after, LAST_DAY, LAST_DAY);
    assertThat(OrderFitsTheClaim.judge(many, order(LAST_DAY, 0, 0)).map(Refusal::key))
        .contains("payment-differs.often");
  }

  @Test
  void anotherAccountSumOrCurrencyIsNotPaid() {
    PaymentOrder order = order(LAST_DAY, 0, 0);
    var other =
        new PaymentOrder(
            order.tender(),
            order.lot(),
            order.claim(),
            order.number(),
            order.payable(),
            order.interest(),
            order.debtor(),
            DEBTOR,
            order.payOn());
    assertThat(judge(ClaimState.CLAIMED, other, LAST_DAY)).contains("payment-differs.creditor");
    var more =
        new PaymentOrder(
            order.tender(),
            order.lot(),
            order.claim(),
            order.number(),
            Won.of(20_000_001),
            order.interest(),
            order.debtor(),
            order.creditor(),
            order.payOn());
    assertThat(judge(ClaimState.CLAIMED, more, LAST_DAY)).contains("payment-differs.amount");
    var dollars =
        new PaymentOrder(
            order.tender(),
            order.lot(),
            order.claim(),
            order.number(),
            new CurrencyUnit("USD", 2).read("20000000.00"),
            order.interest(),
            order.debtor(),
            order.creditor(),
            order.payOn());
    assertThat(judge(ClaimState.CLAIMED, dollars, LAST_DAY))
        .as("the same figure in another currency")
        .contains("payment-differs.amount");
  }

  /** 지방계약법 시행령 제67조: five days, without holidays and Saturdays; counted by hand. */
  @ParameterizedTest
  @CsvSource({
    // a Wednesday: Thu, Fri, Mon, Tue, Wed
    "2026-06-10T05:00:00Z, 2026-06-17",
    // a Friday in the evening: Mon to Fri
    "2026-06-12T12:00:00Z, 2026-06-19",
    // a Saturday: Mon to Fri
    "2026-06-13T05:00:00Z, 2026-06-19",
    // before Chuseok, 24 to 26 September 2026: Tue 22, Wed 23, Mon 28, Tue 29, Wed 30
    "2026-09-21T05:00:00Z, 2026-09-30",
    // 23:59:59 in Seoul is still that day, a second later it is the next one
    "2026-06-10T14:59:59Z, 2026-06-17",
    "2026-06-10T15:00:00Z, 2026-06-18"
  })
  void aClaimIsPaidWithinFiveWorkingDays(Instant claimed, LocalDate last) {
    Instant end = PaymentPeriod.end(RULES, LAW, claimed);
    assertThat(PaymentPeriod.lastDay(RULES, end)).isEqualTo(last);
    assertThat(end).isEqualTo(last.plusDays(1).atStartOfDay(RULES.zone()).toInstant());
  }

  @ParameterizedTest
  @CsvSource({
    "20000000, 8.5,  3,   13972",
    "20000000, 8.5,  0,   0",
    "1,        8.5,  364, 0",
    "45000000, 12.25, 30, 453082",
    "1797931000, 7.125, 365, 128102583"
  })
  void interestIsRateTimesDaysRoundedDown(long amount, String rate, int days, long owed) {
    var interest = new LateInterest(Won.of(amount), Percent.of(rate), 365, days);
    assertThat(interest.owed()).isEqualTo(Won.of(owed));
  }

  @ParameterizedTest
  @CsvSource({
    "주식회사 한빛상사, ㈜한빛상사,   true",
    "한빛상사,          한빛상사(주), true",
    "Hanbit Trading,    HANBIT TRADING, true",
    "한빛상사,          한빛상회,     false",
    "주식회사,          ㈜,           false"
  })
  void aFirmIsTheSameHoweverItsFormIsWritten(String one, String other, boolean same) {
    assertThat(AccountHolder.isSame(one, other)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({
    "가온시,            true",
    "가온시 일반회계,   true",
    "GAON CITY (taxes), true",
    "나래시,            false",
    "가온,              false"
  })
  void theMoneyLeavesAnAccountOfTheAgency(String holder, boolean own) {
    PaymentOrder order = order(LAST_DAY, 0, 0);
    var of =
        new PaymentOrder(
            order.tender(),
            order.lot(),
            order.claim(),
            order.number(),
            order.payable(),
            order.interest(),
            new BankAccount("NACFKRSE", "301-9999", holder),
            order.creditor(),
            order.payOn());
    assertThat(judge(ClaimState.CLAIMED, of, LAST_DAY).isEmpty()).isEqualTo(own);
  }

  @Test
  void twoPeopleSignAndWhoInspectedDoesNotOrder() {
    assertThat(PaymentIsByTwo.order(LAW, true).map(Refusal::key)).contains("four-eyes.payment");
    assertThat(PaymentIsByTwo.order(LAW, false)).isEmpty();
    assertThat(PaymentIsByTwo.approve(true).map(Refusal::key))
        .contains("four-eyes.payment-approval");
    assertThat(PaymentIsByTwo.approve(false)).isEmpty();
  }

  @Test
  void theSameOrderIsAlwaysTheSameTransfer() {
    PaymentOrder order = order(LAST_DAY, 0, 0);
    Instant approved = Instant.parse("2026-06-17T03:00:00.123Z");
    var transfer = OrderedTransfer.of(order, 1, approved);
    assertThat(transfer.messageId()).isEqualTo(order.hash().hex().substring(0, 32));
    assertThat(transfer.endToEndId()).isEqualTo(transfer.messageId());
    assertThat(transfer.toXml()).isEqualTo(OrderedTransfer.of(order, 1, approved).toXml());
    assertThat(transfer.amount()).isEqualTo(order.total());
  }
}
