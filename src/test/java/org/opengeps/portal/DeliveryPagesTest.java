package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.contract.DeliveriesView;
import org.opengeps.contract.DeliveryState;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Won;
import org.opengeps.law.DelayDamages;
import org.opengeps.portal.page.Assets;
import org.opengeps.portal.page.Installation;
import org.opengeps.portal.page.Language;
import org.opengeps.portal.page.Operator;
import org.opengeps.portal.page.PageTools;
import org.opengeps.portal.page.Templates;
import org.opengeps.portal.page.Texts;
import org.opengeps.portal.page.Visitor;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.ContractTerms;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Inspection;
import org.opengeps.protocol.message.Inspection.Result;
import org.opengeps.protocol.message.Notice;

class DeliveryPagesTest {
  private static final Instant AT = Instant.parse("2026-06-15T01:02:03Z");
  private static final LocalDate DAY = LocalDate.of(2026, 6, 15);
  private static final Notice NOTICE = new TenderScene().notice;
  private static final Sha256 CONTRACT = Sha256.ofText("contract");

  private static String render(Language language, Map<String, ?> model) {
    PageTools tools =
        new PageTools(
            new Texts(language),
            Assets.read("{}".getBytes(StandardCharsets.UTF_8)),
            new Visitor(language, "/my/contracts", "", "홍길동", Set.of(), null),
            new Installation(true, 15, Operator.unnamed()));
    return new Templates().render("deliveries", tools, model);
  }

  private static Delivery delivery(int number, Sha256 mends, long amount, String what) {
    return new Delivery(
        NOTICE.ref(), "0", CONTRACT, number, Delivery.Kind.PART, mends, DAY, what, Won.of(amount));
  }

  private static DeliveriesView.Item item(
      Delivery delivery, boolean overdue, Optional<Inspection> inspection, int days, int excused) {
    return new DeliveriesView.Item(
        delivery,
        delivery.hash(),
        Sha256.ofText("signed " + delivery.number()),
        AT,
        AT.plusSeconds(60),
        overdue,
        inspection.map(
            one ->
                new DeliveriesView.Inspected(
                    one,
                    Sha256.ofText("inspected " + delivery.number()),
                    AT,
                    one.delay()
                        .map(
                            any ->
                                DelayDamages.of(
                                    one.accepted(),
                                    new ContractTerms.Delay(
                                        "goods", Percent.of("0.08"), Percent.of("30")),
                                    days,
                                    excused)))));
  }

  private static Inspection inspection(
      Delivery delivery, Result result, long accepted, Inspection.Delay delay) {
    return new Inspection(
        NOTICE.ref(),
        "0",
        CONTRACT,
        delivery.hash(),
        result,
        Won.of(accepted),
        result == Result.ACCEPTED ? null : "서랍이 <열리지> 않음",
        DAY,
        "박입회",
        Optional.ofNullable(delay));
  }

  private static Map<String, Object> model(
      DeliveryState state, boolean delivering, DeliveriesView.Item... items) {
    Map<String, Object> model = new HashMap<>();
    model.put("notice", NOTICE);
    model.put(
        "deliveries",
        new DeliveriesView(
            NOTICE.ref(),
            "0",
            CONTRACT,
            Won.of(45_000_000),
            DAY,
            state,
            Won.of(20_000_000),
            Won.of(0),
            Won.of(25_000_000),
            List.of(),
            List.of(items)));
    model.put("deliverers", Map.of(Sha256.ofText("signed 1").hex(), "김대표"));
    model.put("delivering", delivering);
    model.put(
        "deliveryForm",
        Map.of(
            "rest", Won.of(25_000_000),
            "currency", Currencies.toJson(Won.of(0).currency()).toString(),
            "next", "2",
            "parts", true,
            "mends", "",
            "first", "2026-05-01",
            "today", "2026-06-15"));
    return model;
  }

  @ParameterizedTest
  @EnumSource
  void everyStateHasItsWordsInBothLanguages(DeliveryState state) {
    for (Language language : Language.values()) {
      String key = "delivery-state." + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
      assertThat(render(language, model(state, false)))
          .contains(new Texts(language).get(key), "no-deliveries")
          .doesNotContain("delivery-form");
    }
  }

  @Test
  void theDamagesStandWithTheirArithmetic() {
    Delivery late = delivery(1, null, 20_000_000, "책상 <40>개");
    Inspection taken =
        inspection(
            late,
            Result.ACCEPTED,
            20_000_000,
            new Inspection.Delay(5, 2, "태풍으로 길이 끊김", Won.of(48_000)));
    var item = item(late, false, Optional.of(taken), 5, 2);
    String page = render(Language.KO, model(DeliveryState.PART_ACCEPTED, false, item));
    assertThat(page)
        .contains("48,000", "20,000,000", "× 0.08% × 3일", "지체 5일", "태풍으로 길이 끊김", "김대표", "박입회")
        .contains("책상 &lt;40&gt;개");
    var capped = item(late, false, Optional.of(taken), 2000, 2);
    assertThat(render(Language.KO, model(DeliveryState.PART_ACCEPTED, false, capped)))
        .contains("30% 한도 적용", "6,000,000");
  }

  @Test
  void whatIsReturnedSaysWhyAndWhatMendsItNamesIt() {
    Delivery first = delivery(1, null, 20_000_000, "책상");
    Delivery second = delivery(2, first.hash(), 20_000_000, "책상을 고침");
    Inspection returned = inspection(first, Result.RETURNED, 0, null);
    String page =
        render(
            Language.KO,
            model(
                DeliveryState.DELIVERED,
                false,
                item(first, false, Optional.of(returned), 0, 0),
                item(second, true, Optional.empty(), 0, 0)));
    assertThat(page).contains("되돌림", "서랍이 &lt;열리지&gt; 않음", "1차를 바로잡음", "검사 기한이 지났습니다");
  }

  @Test
  void theFirmAloneFindsAForm() {
    String page = render(Language.EN, model(DeliveryState.RUNNING, true));
    assertThat(page)
        .contains(
            "delivery-form", "data-rest=\"25000000\"", "data-place=\"2\"", "min=\"2026-05-01\"")
        .contains("&quot;KRW&quot;", "kind-part");
  }

  @Test
  void fromTheHundredthDeliveryOnTheFormOffersNoFurtherPart() {
    Map<String, Object> model = model(DeliveryState.RUNNING, true);
    Map<String, Object> form = new HashMap<>();
    ((Map<?, ?>) model.get("deliveryForm"))
        .forEach((name, value) -> form.put((String) name, value));
    form.put("parts", false);
    model.put("deliveryForm", form);
    assertThat(render(Language.KO, model)).contains("kind-whole").doesNotContain("kind-part");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyMemberOfDeliveryAndInspectionHasAName(Language language) {
    Texts texts = new Texts(language);
    Delivery delivery = delivery(1, CONTRACT, 1, "책상");
    Inspection inspection =
        inspection(delivery, Result.PARTLY, 1, new Inspection.Delay(1, 1, "태풍", Won.of(0)));
    List<String> nameless = new ArrayList<>();
    for (JsonObject json : List.of(delivery.toJson(), inspection.toJson())) {
      for (String name : json.names()) {
        if (!texts.has("field." + name.toLowerCase(Locale.ROOT)) && !name.equals("currency")) {
          nameless.add(name);
        }
      }
    }
    for (String name : inspection.toJson().object("delay").names()) {
      if (!texts.has("field.delay." + name.toLowerCase(Locale.ROOT))) {
        nameless.add("delay." + name);
      }
    }
    assertThat(nameless).isEmpty();
    for (Result result : Result.values()) {
      assertThat(texts.has("inspection-result." + result.name().toLowerCase(Locale.ROOT))).isTrue();
    }
  }
}
