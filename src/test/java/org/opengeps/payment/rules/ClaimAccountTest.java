package org.opengeps.payment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Won;
import org.opengeps.payment.ClaimState;
import org.opengeps.payment.PaymentsView.Part;
import org.opengeps.payment.TransferOutcome;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.message.Claim;

class ClaimAccountTest {
  static final Money SUM = Won.of(45_000_000);
  static final LocalDate DAY = LocalDate.of(2026, 6, 10);
  static final Sha256 CONTRACT = Sha256.ofText("contract");
  static final BankAccount ACCOUNT = new BankAccount("NACFKRSE", "301-0000-1111", "한빛상사");
  private static final int CONTRACTS = 300;
  private static final int EVENTS = 60;

  /** A contract whose parts are accepted, claimed and paid, or not. */
  private static final class Life {
    final List<Part> parts = new ArrayList<>();
    final List<Kept> claims = new ArrayList<>();

    private static final class Kept {
      final Claim claim;
      boolean back;
      boolean ordered;
      boolean approved;
      final Set<TransferOutcome> reported = EnumSet.noneOf(TransferOutcome.class);

      Kept(Claim claim) {
        this.claim = claim;
      }

      ClaimState state() {
        return ClaimStands.at(back, ordered, approved, reported);
      }
    }

    ClaimAccount account() {
      return new ClaimAccount(
          SUM,
          parts,
          claims.stream().map(one -> new ClaimAccount.Claimed(one.claim, one.state())).toList());
    }

    void step(Random random) {
      switch (random.nextInt(4)) {
        case 0 -> accept(random);
        case 1 -> claim(random);
        default -> go(random);
      }
    }

    private void accept(Random random) {
      long left = SUM.minus(account().accepted()).minor().longValueExact();
      if (left > 0) {
        long accepted = random.nextInt(3) == 0 ? left : 1 + random.nextLong(left);
        Sha256 inspection = Sha256.ofText("inspection " + parts.size());
        Money damages = Won.of(random.nextBoolean() ? 0 : random.nextLong(accepted / 3 + 1));
        parts.add(new Part(parts.size() + 1, inspection, Won.of(accepted), damages));
      }
    }

    /** Anything that somebody might sign; what does not fit is refused. */
    private void claim(Random random) {
      List<Part> chosen = parts.stream().filter(part -> random.nextBoolean()).toList();
      Claim claim = of(account().next(), chosen);
      var facts = new ClaimFitsWhatIsAccepted.Facts(CONTRACT, List.of("한빛상사"), account(), DAY);
      if (ClaimFitsWhatIsAccepted.judge(facts, claim).isEmpty()) {
        claims.add(new Kept(claim));
      }
    }

    private void go(Random random) {
      if (claims.isEmpty()) {
        return;
      }
      Kept one = claims.get(random.nextInt(claims.size()));
      switch (one.state()) {
        case CLAIMED -> {
          one.ordered = random.nextInt(4) > 0;
          one.back = !one.ordered;
        }
        case ORDERED -> {
          one.approved = random.nextInt(6) > 0;
          one.back = !one.approved;
        }
        case TRANSFERRING ->
            one.reported.add(
                random.nextInt(5) > 0 ? TransferOutcome.BOOKED : TransferOutcome.REJECTED);
        case REFUSED -> {
          one.reported.clear();
          one.approved = false;
        }
        case PAID -> {
          if (random.nextInt(10) == 0) {
            one.reported.add(TransferOutcome.RETURNED);
          }
        }
        case SENT_BACK, RETURNED -> {}
      }
    }
  }

  static Claim of(int number, List<Part> parts) {
    Money none = SUM.minus(SUM);
    return new Claim(
        TenderRef.parse("R26BK00000001-000"),
        "0",
        CONTRACT,
        number,
        parts.stream().map(Part::inspection).toList(),
        ClaimAccount.sum(parts, none, Part::accepted),
        ClaimAccount.sum(parts, none, Part::damages),
        ACCOUNT,
        null,
        DAY);
  }

  /** Whoever signs and reports what in which order. */
  @Test
  void paidUnderwayOpenDamagesAndTheUnacceptedAreAlwaysTheSumOfTheContract() {
    var random = new Random(20261201);
    int settled = 0;
    for (int i = 0; i < CONTRACTS; i++) {
      var life = new Life();
      for (int event = 0; event < EVENTS; event++) {
        life.step(random);
        ClaimAccount account = life.account();
        assertThat(
                account
                    .paid()
                    .plus(account.underway())
                    .plus(account.open())
                    .plus(account.damages())
                    .plus(SUM.minus(account.accepted())))
            .isEqualTo(SUM);
        assertThat(taken(life))
            .as("no part in two claims that are not over")
            .doesNotHaveDuplicates();
      }
      settled += life.account().paid().plus(life.account().damages()).equals(SUM) ? 1 : 0;
    }
    assertThat(settled).as("contracts that were paid whole").isGreaterThan(CONTRACTS / 10);
  }

  private static List<Sha256> taken(Life life) {
    return life.claims.stream()
        .filter(one -> !one.state().isOver())
        .flatMap(one -> one.claim.inspections().stream())
        .toList();
  }

  @Test
  void whatCameBackMayBeClaimedAgainAndWhatIsPaidMayNot() {
    var life = new Life();
    life.parts.add(new Part(1, Sha256.ofText("a"), SUM, Won.of(40_000)));
    life.claims.add(new Life.Kept(of(1, life.parts)));
    assertThat(life.account().claimable()).isEmpty();
    assertThat(life.account().underway()).isEqualTo(Won.of(44_960_000));
    Life.Kept claim = life.claims.get(0);
    claim.ordered = true;
    claim.approved = true;
    claim.reported.add(TransferOutcome.BOOKED);
    assertThat(life.account().paid()).isEqualTo(Won.of(44_960_000));
    assertThat(life.account().open()).isEqualTo(Won.of(0));
    claim.reported.add(TransferOutcome.RETURNED);
    assertThat(life.account().paid()).isEqualTo(Won.of(0));
    assertThat(life.account().open()).isEqualTo(Won.of(44_960_000));
  }

  @Test
  void aClaimOfNothingOrOfForeignPartsOrInAnotherOrderIsRefused() {
    List<Part> parts =
        List.of(
            new Part(1, Sha256.ofText("a"), Won.of(10), Won.of(0)),
            new Part(2, Sha256.ofText("b"), Won.of(20), Won.of(1)));
    assertThat(judged(parts, of(1, List.of()))).contains("claim-differs.parts");
    assertThat(judged(parts, of(1, List.of(parts.get(1), parts.get(0)))))
        .contains("claim-differs.order");
    assertThat(judged(parts, of(1, List.of(parts.get(0), parts.get(0)))))
        .contains("claim-differs.parts");
    assertThat(judged(parts.subList(0, 1), of(1, parts))).contains("claim-differs.parts");
    assertThat(judged(parts, of(2, parts))).contains("claim-differs.number");
    assertThat(judged(parts, of(1, parts))).isEmpty();
  }

  private static Optional<String> judged(List<Part> parts, Claim claim) {
    var facts =
        new ClaimFitsWhatIsAccepted.Facts(
            CONTRACT, List.of("한빛상사"), new ClaimAccount(SUM, parts, List.of()), DAY);
    return ClaimFitsWhatIsAccepted.judge(facts, claim).map(Refusal::key);
  }

  /** The same figure in another currency is another sum. */
  @Test
  void anotherSumOrCurrencyThanAcceptedIsRefused() {
    List<Part> parts = List.of(new Part(1, Sha256.ofText("a"), Won.of(10), Won.of(1)));
    var dollars = new CurrencyUnit("USD", 2);
    assertThat(judged(parts, changed(of(1, parts), Won.of(11), Won.of(1))))
        .contains("claim-amount");
    assertThat(judged(parts, changed(of(1, parts), Won.of(10), Won.of(0))))
        .contains("claim-amount");
    assertThat(judged(parts, changed(of(1, parts), dollars.read("10.00"), dollars.read("1.00"))))
        .contains("claim-amount");
    assertThat(judged(parts, of(1, parts))).isEmpty();
  }

  private static Claim changed(Claim claim, Money accepted, Money damages) {
    return new Claim(
        claim.tender(),
        claim.lot(),
        claim.contract(),
        claim.number(),
        claim.inspections(),
        accepted,
        damages,
        claim.account(),
        claim.invoice(),
        claim.claimedOn());
  }

  @Test
  void anotherDayContractOrNameIsRefused() {
    List<Part> parts = List.of(new Part(1, Sha256.ofText("a"), Won.of(10), Won.of(0)));
    Claim claim = of(1, parts);
    var account = new ClaimAccount(SUM, parts, List.of());
    var tomorrow =
        new ClaimFitsWhatIsAccepted.Facts(CONTRACT, List.of("한빛상사"), account, DAY.plusDays(1));
    var other =
        new ClaimFitsWhatIsAccepted.Facts(Sha256.ofText("other"), List.of("한빛상사"), account, DAY);
    var name = new ClaimFitsWhatIsAccepted.Facts(CONTRACT, List.of("다른상사"), account, DAY);
    assertThat(ClaimFitsWhatIsAccepted.judge(tomorrow, claim).orElseThrow().key())
        .isEqualTo("claim-differs.day");
    assertThat(ClaimFitsWhatIsAccepted.judge(other, claim).orElseThrow().key())
        .isEqualTo("contract-differs.latest");
    assertThat(ClaimFitsWhatIsAccepted.judge(name, claim).orElseThrow().key())
        .isEqualTo("claim-account.holder");
  }

  @Test
  void theThreeHundredthClaimIsTheLast() {
    List<ClaimAccount.Claimed> many = new ArrayList<>();
    List<Part> parts = List.of(new Part(1, Sha256.ofText("a"), Won.of(10), Won.of(0)));
    for (int i = 1; i <= ClaimFitsWhatIsAccepted.MOST; i++) {
      many.add(new ClaimAccount.Claimed(of(i, parts), ClaimState.SENT_BACK));
    }
    var facts =
        new ClaimFitsWhatIsAccepted.Facts(
            CONTRACT, List.of("한빛상사"), new ClaimAccount(SUM, parts, many), DAY);
    assertThat(
            ClaimFitsWhatIsAccepted.judge(facts, of(ClaimFitsWhatIsAccepted.MOST + 1, parts))
                .orElseThrow()
                .key())
        .isEqualTo("claim-state.often");
  }
}
