package org.opengeps.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.ContractTerms.Bond;
import org.opengeps.protocol.message.ContractTerms.Delay;
import org.opengeps.protocol.message.ContractTerms.Payment;
import org.opengeps.protocol.message.ContractTerms.Warranty;
import org.opengeps.protocol.message.NoticeTerms.Agency;
import org.opengeps.protocol.message.NoticeTerms.Business;
import org.opengeps.protocol.message.NoticeTerms.BusinessType;

class ContractTest {
  private static final Instant OFFERED = Instant.parse("2026-03-31T05:00:00Z");
  private static final ContractTerms TERMS =
      new ContractTerms(
          LocalDate.of(2026, 4, 1),
          LocalDate.of(2026, 9, 30),
          new LocalText("가온시 하수처리장", ""),
          Payment.IN_PARTS,
          new Bond(Percent.of("10"), Won.of(162_000_000), null),
          Optional.of(new Warranty(Percent.of("3"), Won.of(48_600_000), 2)),
          new Delay("works", Percent.of("0.05"), Percent.of("30")),
          new LocalText("공고와 투찰서는 이 계약의 일부이다.", ""));
  private static final Contract CONTRACT =
      new Contract(
          TenderRef.parse("R26BK00000001-000"),
          "0",
          Sha256.ofText("award"),
          new Agency("6110000", new LocalText("가온시", "Gaon City")),
          new Contract.Supplier("9990000005", new LocalText("한빛건설", "Hanbit")),
          new LocalText("하수관로 정비", "Sewer works"),
          new Business(BusinessType.WORKS, "general-works"),
          Won.of(1_620_000_000L),
          TERMS,
          Sha256.ofText("the one before"),
          OFFERED,
          OFFERED.plusSeconds(60));

  @Test
  void whatIsWrittenIsReadAgain() {
    JsonObject json = JsonObject.parse(CONTRACT.toJson().canonical());
    assertThat(Contract.from(json)).isEqualTo(CONTRACT);
    assertThat(CONTRACT.hash()).isEqualTo(json.hash());
    assertThat(json.object("terms").string("payment")).isEqualTo("in-parts");
    assertThat(CONTRACT.withoutTerms().names()).doesNotContain("terms").contains("contractAmount");
  }

  @Test
  void whatNeedNotBeThereIsNull() {
    JsonObject terms =
        TERMS.toJson().toBuilder().replace("from", null).replace("warranty", null).build();
    ContractTerms read = ContractTerms.from(terms, Won.of(0).currency());
    assertThat(read.from()).isNull();
    assertThat(read.warranty()).isEmpty();
    JsonObject first = CONTRACT.toJson().toBuilder().replace("replaces", null).build();
    assertThat(Contract.from(first).replaces()).as("the first contract").isNull();
    assertThat(Contract.from(first).toJson()).isEqualTo(first);
    assertThat(read.toJson()).isEqualTo(terms);
  }

  @Test
  void aMemberThatNobodyKnowsIsRefused() {
    JsonObject json = CONTRACT.toJson().toBuilder().put("advance", "30").build();
    assertThatThrownBy(() -> Contract.from(json))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("advance");
  }

  @Test
  void aTimeToConsentThatIsOverBeforeItBeginsIsRefused() {
    JsonObject json =
        CONTRACT.toJson().toBuilder().replace("consentBy", "2026-03-31T05:00:00.000Z").build();
    assertThatThrownBy(() -> Contract.from(json)).hasMessageContaining("consentBy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1", "10.", "0.00001", "1000", "십"})
  void onlyDigitsArePercentages(String rate) {
    JsonObject bond = TERMS.bond().toJson().toBuilder().replace("rate", rate).build();
    JsonObject terms = TERMS.toJson().toBuilder().replace("bond", bond).build();
    JsonObject json = CONTRACT.toJson().toBuilder().replace("terms", terms).build();
    assertThatThrownBy(() -> Contract.from(json)).hasMessageContaining("terms.bond.rate");
  }

  @ParameterizedTest
  @EnumSource
  void everyStepNamesTheContractByItsHash(ContractStep.Kind kind) {
    var step = new ContractStep(kind, CONTRACT.tender(), "2.1", CONTRACT.hash());
    assertThat(ContractStep.of(kind, step.toJson())).isEqualTo(step);
    assertThat(ContractStep.from(step.toJson())).isEqualTo(step);
    assertThat(kind.fact().document()).isEqualTo(kind.type());
    for (ContractStep.Kind other : ContractStep.Kind.values()) {
      if (other != kind) {
        assertThatThrownBy(() -> ContractStep.of(other, step.toJson()))
            .isInstanceOf(JsonFormatException.class);
      }
    }
  }

  @Test
  void anotherMessageIsNoStep() {
    assertThatThrownBy(() -> ContractStep.from(CONTRACT.toJson())).hasMessageContaining("type");
  }
}
