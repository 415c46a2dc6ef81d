package org.opengeps.contract.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.contract.rules.DeliveryAccount.HandedIn;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Won;
import org.opengeps.law.DelayDamages;
import org.opengeps.protocol.message.ContractTerms;
import org.opengeps.protocol.message.ContractTerms.Bond;
import org.opengeps.protocol.message.ContractTerms.Delay;
import org.opengeps.protocol.message.ContractTerms.Payment;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Inspection;
import org.opengeps.protocol.message.Inspection.Result;
import org.opengeps.protocol.message.LocalText;

/** A contract of 45 million won until 10 June and what is delivered under it, for tests. */
final class Delivering {
  static final Sha256 CONTRACT = Sha256.ofText("contract");
  static final Money SUM = Won.of(45_000_000);
  static final LocalDate DUE = LocalDate.of(2026, 6, 10);
  static final LocalDate CONCLUDED = LocalDate.of(2026, 5, 1);
  static final ContractTerms TERMS =
      new ContractTerms(
          null,
          DUE,
          new LocalText("가온시청", ""),
          Payment.IN_PARTS,
          new Bond(Percent.of("10"), Won.of(4_500_000), null),
          Optional.empty(),
          new Delay("goods", Percent.of("0.08"), Percent.of("30")),
          new LocalText("조건", ""));
  private static final TenderRef TENDER = TenderRef.parse("R26BK00000001-000");

  final List<HandedIn> all = new ArrayList<>();

  DeliveryAccount account() {
    return new DeliveryAccount(SUM, all);
  }

  /** The next delivery: of what is left if the amount is as much. */
  Delivery next(long amount, Delivery mends, int june) {
    return new Delivery(
        TENDER,
        "0",
        CONTRACT,
        account().next(),
        Won.of(amount).equals(account().rest()) ? Delivery.Kind.WHOLE : Delivery.Kind.PART,
        mends == null ? null : mends.hash(),
        DUE.withDayOfMonth(june),
        "책상과 의자 " + account().next() + "차분",
        Won.of(amount));
  }

  Delivery deliver(long amount, Delivery mends, int june) {
    Delivery delivery = next(amount, mends, june);
    all.add(new HandedIn(delivery, Optional.empty()));
    return delivery;
  }

  /** An inspection with the days and damages that the law counts. */
  Inspection inspection(Delivery delivery, long accepted, int june, int excused) {
    Result result =
        accepted == 0
            ? Result.RETURNED
            : Won.of(accepted).equals(delivery.amount()) ? Result.ACCEPTED : Result.PARTLY;
    LocalDate day = DUE.withDayOfMonth(june);
    int late = account().lateDays(account().find(delivery.hash()).orElseThrow(), DUE, day);
    Inspection.Delay delay =
        new Inspection.Delay(
            late,
            excused,
            excused == 0 ? null : "발주기관의 장소 제공이 늦음",
            DelayDamages.of(Won.of(accepted), TERMS.delay(), late, excused).amount());
    return new Inspection(
        TENDER,
        "0",
        CONTRACT,
        delivery.hash(),
        result,
        Won.of(accepted),
        result == Result.ACCEPTED ? null : "서랍이 열리지 않음",
        day,
        "박입회",
        result == Result.RETURNED ? Optional.empty() : Optional.of(delay));
  }

  Inspection inspect(Delivery delivery, long accepted, int june) {
    Inspection made = inspection(delivery, accepted, june, 0);
    all.replaceAll(
        one -> one.delivery().equals(delivery) ? new HandedIn(delivery, Optional.of(made)) : one);
    return made;
  }

  DeliveryFitsTheContract.Facts facts(int june) {
    return new DeliveryFitsTheContract.Facts(
        CONTRACT, account(), CONCLUDED, DUE.withDayOfMonth(june));
  }

  InspectionFitsTheDelivery.Facts inspecting(int june) {
    return inspecting(1, june);
  }

  /** Of what was handed in on a day. */
  InspectionFitsTheDelivery.Facts inspecting(int handedIn, int june) {
    return new InspectionFitsTheDelivery.Facts(
        CONTRACT, TERMS, account(), DUE, DUE.withDayOfMonth(handedIn), DUE.withDayOfMonth(june));
  }
}
