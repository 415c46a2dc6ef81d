package org.opengeps.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.TenderSummary;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.SupplierProfile;

class FactWordsTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Instant AT = Instant.parse("2026-03-31T05:00:00Z");
  private static final String PERSON = "c0de0000-0000-4000-8000-000000000001";

  private static final Organisation AGENCY =
      new Organisation(
          new OrganisationId("c0de0000-0000-4000-8000-000000000002"),
          OrganisationKind.AGENCY,
          "6110000",
          new LocalText("가온시", "Gaon City"),
          new SupplierProfile(Set.of(), Set.of(), Optional.empty()),
          AT);

  /** All that facts say besides. */
  private static final Map<String, String> DATA =
      Map.of(
          "lot", "2",
          "member", "3",
          "roles", "AUDITOR,EVALUATOR",
          "from", "2026-04-01T00:00:00Z",
          "until", "2026-05-01T00:00:00Z",
          "pricesOpenAt", "2026-04-02T01:00:00Z");

  @ParameterizedTest
  @EnumSource(FactKind.class)
  void everyFactHasAWordAndASentenceInBothLanguages(FactKind kind) {
    for (Language language : Language.values()) {
      assertThat(tools(language).facts().kind(row(kind)))
          .as("word of %s", kind)
          .isNotEqualTo(kind.word());
      String sentence = tools(language).facts().sentence(row(kind), SEOUL);
      assertThat(sentence)
          .as("%s in %s", kind, language)
          .matches(".{10,}[.]")
          .doesNotContain("{", "}")
          .isNotEqualTo(kind.word());
    }
  }

  @Test
  void aSentenceNamesWhoWhatAndWhich() {
    assertThat(say(FactKind.ROUND_SUSPENDED, Language.EN))
        .isEqualTo("Gaon City suspended “Sewer works” (Lot 2); two officers signed.");
    assertThat(say(FactKind.ROUND_SUSPENDED, Language.KO))
        .isEqualTo("가온시에서 「하수관로 정비」 입찰 (로트 2)의 절차를 중지했습니다. 두 사람이 서명했습니다.");
    assertThat(say(FactKind.ROLES_CHANGED, Language.KO))
        .isEqualTo("가온시 소속 c0de0000…의 역할을 이렇게 정했습니다: 감사 담당자, 심사위원.");
    assertThat(say(FactKind.SUPPLIER_DEBARRED, Language.EN))
        .isEqualTo(
            "Gaon City may not bid from 2026-04-01 09:00:00 (KST) until 2026-05-01 09:00:00 (KST);"
                + " two officers signed.");
  }

  @Test
  void whatALaterEditionAddsIsShownByItsWord() {
    FactRow row = FactRow.of(7, new LedgerEntry("moon-landed", "x", AT, null, empty()));
    assertThat(tools(Language.EN).facts().sentence(row, SEOUL)).isEqualTo("moon-landed");
    assertThat(row.page()).isEmpty();
    assertThat(row.about()).isEqualTo("x");
  }

  @Test
  void ordersOfATenderLeadToItsPageAndBelongTogether() {
    FactRow row = row(FactKind.NOTICE_CORRECTED);
    assertThat(row.page()).isEqualTo("/tenders/R26BK00000001");
    assertThat(row.about()).isEqualTo("R26BK00000001");
    assertThat(row(FactKind.ROLES_CHANGED).page()).isEmpty();
  }

  private static String say(FactKind kind, Language language) {
    return tools(language).facts().sentence(row(kind), SEOUL);
  }

  private static FactRow row(FactKind kind) {
    String subject =
        switch (kind.subject()) {
          case TENDER -> "R26BK00000001-001";
          case ORGANISATION -> AGENCY.id().value();
          default -> PERSON;
        };
    FactRow bare = new FactRow(5, kind.word(), subject, AT, null, DATA, null, null, null);
    return switch (kind.subject()) {
      case TENDER -> bare.named(tender(), null);
      case ORGANISATION, PERSON -> bare.named(null, AGENCY);
      default -> bare;
    };
  }

  private static TenderSummary tender() {
    LocalText agency = AGENCY.name();
    CurrencyUnit won = new CurrencyUnit("KRW", 0);
    return new TenderSummary(
        TenderRef.parse("R26BK00000001-001"),
        TenderState.OPEN,
        new LocalText("하수관로 정비", "Sewer works"),
        "6110000",
        agency,
        agency,
        "works",
        2,
        1,
        1,
        1,
        0,
        new Money(java.math.BigDecimal.TEN, won),
        null,
        false,
        AT,
        AT,
        AT,
        AT,
        SEOUL,
        false);
  }

  private static JsonObject empty() {
    return JsonObject.builder().build();
  }

  private static PageTools tools(Language language) {
    return new PageTools(
        new Texts(language),
        null,
        new Visitor(language, "/log", ""),
        new Installation(true, 15, Operator.unnamed()));
  }
}
