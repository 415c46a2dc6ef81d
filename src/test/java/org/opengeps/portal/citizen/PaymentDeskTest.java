package org.opengeps.portal.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.contract.DeliveriesView;
import org.opengeps.contract.DeliveryState;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Won;
import org.opengeps.payment.ClaimState;
import org.opengeps.payment.PaymentsView;
import org.opengeps.payment.TransferOutcome;
import org.opengeps.portal.page.Assets;
import org.opengeps.portal.page.Installation;
import org.opengeps.portal.page.Language;
import org.opengeps.portal.page.Operator;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.Templates;
import org.opengeps.portal.page.Texts;
import org.opengeps.portal.page.Visitor;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.ClaimReturn;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Inspection;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.PaymentOrder;

/** The page of claims and payments, for everybody and for the firm. */
class PaymentDeskTest {
  private static final Instant AT = Instant.parse("2026-06-15T01:02:03Z");
  private static final LocalDate DAY = LocalDate.of(2026, 6, 15);
  private static final Notice NOTICE = new TenderScene().notice;
  private static final Sha256 CONTRACT = Sha256.ofText("contract");
  private static final Money NONE = Won.of(0);
  private static final Delivery DELIVERY =
      new Delivery(
          NOTICE.ref(), "0", CONTRACT, 7, Delivery.Kind.PART, null, DAY, "책상", Won.of(20_000_000));
  private static final Inspection INSPECTION =
      new Inspection(
          NOTICE.ref(),
          "0",
          CONTRACT,
          DELIVERY.hash(),
          Inspection.Result.ACCEPTED,
          Won.of(20_000_000),
          null,
          DAY,
          "박입회",
          Optional.of(new Inspection.Delay(3, 0, null, Won.of(48_000))));
  private static final Claim CLAIM =
      new Claim(
          NOTICE.ref(),
          "0",
          CONTRACT,
          1,
          List.of(INSPECTION.hash()),
          Won.of(20_000_000),
          Won.of(48_000),
          new BankAccount("NACFKRSE", "110-2345-678901", "<한빛>상사"),
          null,
          DAY);

  private static PaymentsView.Item item(
      ClaimState state,
      boolean overdue,
      Optional<PaymentsView.SentBack> back,
      PaymentsView.Ordered... orders) {
    return new PaymentsView.Item(
        CLAIM,
        CLAIM.hash(),
        Sha256.ofText("claimed"),
        AT,
        AT.plusSeconds(60),
        DAY.plusDays(5),
        state,
        overdue,
        back,
        List.of(orders));
  }

  private static PaymentsView.Ordered order(
      PaymentOrder.Interest interest, PaymentsView.Reported... reports) {
    var content =
        new PaymentOrder(
            NOTICE.ref(),
            "0",
            CLAIM.hash(),
            1,
            CLAIM.payable(),
            Optional.ofNullable(interest),
            new BankAccount("NACFKRSE", "301-9999", "가온시"),
            CLAIM.account(),
            DAY.plusDays(8));
    return new PaymentsView.Ordered(
        content,
        content.hash(),
        Sha256.ofText("ordered"),
        AT.plusSeconds(600),
        Optional.of(new PaymentsView.Approved(Sha256.ofText("approved"), AT.plusSeconds(1200))),
        List.of(reports));
  }

  private static PaymentsView.Reported report(TransferOutcome outcome) {
    return new PaymentsView.Reported(
        outcome, Sha256.ofText("bank"), AT.plusSeconds(3 * 3600 + 12 * 60));
  }

  private static PaymentsView view(boolean open, PaymentsView.Item... claims) {
    Money payable = CLAIM.payable();
    return new PaymentsView(
        NOTICE.ref(),
        "0",
        CONTRACT,
        Won.of(45_000_000),
        Won.of(20_000_000),
        Won.of(48_000),
        NONE,
        open ? NONE : payable,
        open ? payable : NONE,
        NONE,
        open
            ? List.of(
                new PaymentsView.Part(7, INSPECTION.hash(), Won.of(20_000_000), Won.of(48_000)))
            : List.of(),
        claims.length + 1,
        List.of(claims));
  }

  private static List<DeliveriesView> delivered() {
    var inspected =
        new DeliveriesView.Inspected(INSPECTION, Sha256.ofText("seen"), AT, Optional.empty());
    var item =
        new DeliveriesView.Item(
            DELIVERY,
            DELIVERY.hash(),
            Sha256.ofText("delivered"),
            AT,
            AT,
            false,
            Optional.of(inspected));
    return List.of(
        new DeliveriesView(
            NOTICE.ref(),
            "0",
            CONTRACT,
            Won.of(45_000_000),
            DAY,
            DeliveryState.PART_ACCEPTED,
            Won.of(20_000_000),
            NONE,
            Won.of(25_000_000),
            List.of(),
            List.of(item)));
  }

  private static Map<String, Object> model(PaymentsView view, boolean own) {
    Map<String, Object> model = empty();
    model.put("payments", view);
    model.put(
        "signers",
        Map.of(
            Sha256.ofText("claimed").hex(), "김대표",
            Sha256.ofText("ordered").hex(), "박주무관",
            Sha256.ofText("approved").hex(), "이과장"));
    model.put("accounts", PaymentDesk.accounts(view, own));
    model.put("claimed", PaymentDesk.claimed(view, delivered()));
    model.put("claiming", own);
    model.put("claimForm", PaymentDesk.form("<한빛>상사", view, DAY));
    return model;
  }

  private static Map<String, Object> empty() {
    Map<String, Object> model = new HashMap<>();
    model.put("notice", NOTICE);
    model.put("lot", NOTICE.lots().get(0));
    model.put("lots", List.of(1));
    return model;
  }

  private static String render(Language language, Map<String, ?> model) {
    String manifest =
        Stream.of("mark.svg", "site.css", "site.js", "claim.js")
            .map("\"%1$s\":{\"path\":\"/assets/%1$s\",\"integrity\":\"sha256-x\"}"::formatted)
            .collect(Collectors.joining(",", "{", "}"));
    PageTools tools =
        new PageTools(
            new Texts(language),
            Assets.read(manifest.getBytes(StandardCharsets.UTF_8)),
            new Visitor(language, "/my/contracts", "", "홍길동", Set.of(), null),
            new Installation(true, 15, Operator.unnamed()));
    return new Templates().render("payments", tools, model);
  }

  @ParameterizedTest
  @EnumSource
  void everyStateHasItsWordsInBothLanguages(ClaimState state) {
    for (Language language : Language.values()) {
      String key = "claim-state." + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
      assertThat(render(language, model(view(false, item(state, false, Optional.empty())), false)))
          .contains(new Texts(language).get(key))
          .doesNotContain("claim-form");
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutAContractOrAClaimThePageSaysSo(Language language) {
    assertThat(render(language, empty())).contains("no-payments").doesNotContain("claim.js");
    assertThat(render(language, model(view(true), false)))
        .contains("no-claims", "19,952,000")
        .doesNotContain("claim-form");
  }

  @Test
  void everybodyReadsFromClaimToMoneyAndTheEndOfTheAccountsNumber() {
    var late = new PaymentOrder.Interest(3, Percent.of("8.5"), "농협 <공표>", Won.of(13_939));
    var paid =
        item(ClaimState.PAID, false, Optional.empty(), order(late, report(TransferOutcome.BOOKED)));
    String page = render(Language.KO, model(view(false, paid), false));
    assertThat(page)
        .contains("7차 납품", "김대표", "박주무관", "이과장", "2026-06-23", "농협 &lt;공표&gt;")
        .contains("13,939", "19,952,000", "× 연 8.5% × 3일", "48,000")
        .contains("계좌에서 나감", "청구부터 지급까지 3시간 12분")
        .contains("NACFKRSE …8901 &lt;한빛&gt;상사")
        .doesNotContain("110-2345-678901", "<한빛>");
    assertThat(render(Language.EN, model(view(false, paid), false)))
        .contains("Of delivery 7", "From claim to money: 3 h 12 min");
    assertThat(render(Language.KO, model(view(false, paid), true))).contains("110-2345-678901");
  }

  @Test
  void whatWentBackSaysWhyAndWhatIsLateOrRefusedIsMarked() {
    var why = new ClaimReturn(NOTICE.ref(), "0", CLAIM.hash(), "계좌가 <다름>");
    var back = new PaymentsView.SentBack(why, Sha256.ofText("back"), AT);
    assertThat(
            render(
                Language.KO,
                model(view(false, item(ClaimState.SENT_BACK, false, Optional.of(back))), false)))
        .contains("계좌가 &lt;다름&gt;", "bg-light-danger");
    assertThat(
            render(
                Language.KO,
                model(view(false, item(ClaimState.CLAIMED, true, Optional.empty())), false)))
        .contains("지급 기한이 지났습니다");
    var refused =
        item(
            ClaimState.REFUSED,
            false,
            Optional.empty(),
            order(null, report(TransferOutcome.REJECTED)));
    assertThat(render(Language.KO, model(view(false, refused), false)))
        .contains("은행이 이체를 거절함", "bg-light-danger");
  }

  @Test
  void theFirmAloneFindsAFormThatRemembersItsAccount() {
    var before = item(ClaimState.SENT_BACK, false, Optional.empty());
    String page = render(Language.EN, model(view(true, before), true));
    assertThat(page)
        .contains("claim-form", "claim.js", "data-place=\"2\"", "data-today=\"2026-06-15\"")
        .contains("value=\"NACFKRSE\"", "value=\"110-2345-678901\"", "&lt;한빛&gt;상사")
        .contains("id=\"part-7\"", INSPECTION.hash().hex(), "&quot;KRW&quot;");
  }
}
