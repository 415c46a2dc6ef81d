package org.opengeps.notice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethods;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftTerms;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.Notices;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.Change;

/** Tenders with several lots, before they have keys. */
class LotsAreWithinTheRuleSetTest {
  private static final RuleSet ONE = RuleSets.carried().get("kr-local-works");
  private static final RuleSet TWO =
      RuleSet.of(
              ONE.json().toBuilder()
                  .put("lots", JsonObject.builder().put("most", 2).build())
                  .build())
          .under(ONE.calendar());

  private static JsonObject lot(String ko, String estimated, String base) {
    return Drafts.lot(estimated, base).toBuilder()
        .put("title", new LocalText(ko, ko + " works").toJson())
        .build();
  }

  private static JsonBuilder lots(JsonObject... lots) {
    return Drafts.works().replace("lots", List.of(lots));
  }

  private static JsonBuilder two() {
    return lots(lot("건축", "1634482727", "1797931000"), lot("기계", "1600000000", "1760000000"));
  }

  private static List<String> findings(RuleSet rules, JsonBuilder draft, Optional<Notice> before) {
    NoticeFacts facts =
        new NoticeFacts(
            Draft.from(draft.build()),
            rules,
            AwardMethods.ALL,
            Drafts.NOTICED.plusSeconds(60),
            before,
            Map.of());
    return NoticeRules.check(facts).stream().map(one -> one.code() + " " + one.field()).toList();
  }

  /** How a finding is told from another one of its code. */
  private static String at(String code, String field) {
    return code + " " + field;
  }

  private static List<String> findings(RuleSet rules, JsonBuilder draft) {
    return findings(rules, draft, Optional.empty());
  }

  @Test
  void asManyLotsAsTheRuleSetAllowsAreInOrderAndNotOneMore() {
    assertThat(findings(TWO, two())).isEmpty();
    assertThat(findings(ONE, two())).containsExactly(at("lots-many", "lots"));
    JsonObject third = lot("조경", "1500000000", "1650000000");
    List<JsonObject> three = new ArrayList<>(two().build().objects("lots"));
    three.add(third);
    assertThat(findings(TWO, Drafts.works().replace("lots", three)))
        .containsExactly(at("lots-many", "lots"));
    assertThatThrownBy(() -> findings(TWO, lots())).hasMessageContaining("lots");
  }

  @Test
  void aLawThatAllowsNoLotAtAllIsNone() {
    JsonObject none = JsonObject.builder().put("most", 0).build();
    assertThatThrownBy(
            () -> RuleSet.of(ONE.json().toBuilder().put("lots", none).build()).mostLots())
        .hasMessageContaining("lots.most");
  }

  @Test
  void eachOfSeveralLotsHasATitleAndAnOnlyLotHasNone() {
    assertThat(findings(TWO, lots(lot("건축", "1634482727", "1797931000"))))
        .containsExactly(at("lot-title", "lots[0].title"));
    assertThat(
            findings(
                TWO,
                lots(
                    lot("건축", "1634482727", "1797931000"), Drafts.lot("1600000000", "1760000000"))))
        .containsExactly(at("lot-title", "lots[1].title"));
    assertThat(
            findings(
                TWO,
                lots(
                    lot("건축", "1634482727", "1797931000"),
                    lot("가\u202e나", "1600000000", "1760000000"))))
        .containsExactly("text-unfit lots[1].title");
  }

  @Test
  void whatIsWrongInALotIsNamedWithItsPlace() {
    JsonObject cheap = lot("기계", "1600000000", "1500000000");
    assertThat(findings(TWO, lots(lot("건축", "1634482727", "1797931000"), cheap)))
        .contains("amounts-wrong lots[1].price.baseAmount");
    JsonObject dear = lot("기계", "1600000000", "1760000000");
    JsonObject award =
        dear.object("award").toBuilder().replace("deductibleA", "1760000000").build();
    assertThat(
            findings(
                TWO,
                lots(
                    lot("건축", "1634482727", "1797931000"),
                    dear.toBuilder().replace("award", award).build())))
        .containsExactly("amounts-wrong lots[1].award.deductibleA");
    assertThatThrownBy(
            () ->
                findings(
                    TWO,
                    lots(
                        lot("건축", "1634482727", "1797931000"),
                        dear.toBuilder().put("bonus", "1").build())))
        .hasMessageContaining("lots[1].bonus");
  }

  private static Notice published() {
    Notice notice = Notices.of(two().build(), Drafts.NOTICED);
    List<Lot> lots = new ArrayList<>();
    for (Lot lot : notice.lots()) {
      lots.add(
          new Lot(
              "" + (lots.size() + 1),
              lot.title(),
              lot.price(),
              lot.award(),
              lot.offer(),
              lot.stages(),
              null,
              lot.envelopes()));
    }
    return notice.with(lots);
  }

  @Test
  void aCorrectionKeepsTheLotsAndSaysWhichOneItWouldChange() {
    JsonBuilder other =
        Drafts.correction(
            lots(lot("건축", "1634482727", "1797931000"), lot("기계", "1600000000", "1760000001")),
            published().ref().toString());
    assertThat(findings(TWO, other, Optional.of(published()))).contains("cancel-and-renew lots");
    assertThat(FieldChanges.between(DraftTerms.of(published()), Draft.from(other.build()).terms()))
        .extracting(Change::field)
        .contains("lots[1].price.baseAmount");
    JsonBuilder fewer = Drafts.correction(Drafts.works(), published().ref().toString());
    assertThat(findings(TWO, fewer, Optional.of(published()))).contains(at("lots-differ", "lots"));
  }

  @Test
  void aNoticeWithLotsReadsBackAndOneWithTwoOfANameDoesNot() {
    Notice two = published();
    assertThat(Notice.from(two.toJson()).hash()).isEqualTo(two.hash());
    assertThat(two.estimatedAmount().text()).isEqualTo("3234482727");
    assertThat(two.baseAmount().orElseThrow().text()).isEqualTo("3557931000");
    JsonObject first = two.toJson().objects("lots").get(0);
    assertThatThrownBy(
            () ->
                Notice.from(
                    two.toJson().toBuilder().replace("lots", List.of(first, first)).build()))
        .hasMessageContaining("lots");
  }
}
