package org.opengeps.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opengeps.contract.ContractState.CONCLUDED;
import static org.opengeps.contract.ContractState.CONSENTED;
import static org.opengeps.contract.ContractState.DECLINED;
import static org.opengeps.contract.ContractState.LAPSED;
import static org.opengeps.contract.ContractState.SENT;
import static org.opengeps.contract.ContractState.SILENT;
import static org.opengeps.protocol.message.ContractStep.Kind.CONFIRMATION;
import static org.opengeps.protocol.message.ContractStep.Kind.CONSENT;
import static org.opengeps.protocol.message.ContractStep.Kind.REFUSAL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.contract.ContractState;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.ContractStep.Kind;

class StepsFollowEachOtherTest {
  private static final Instant BY = Instant.parse("2026-04-10T15:00:00Z");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "AWAITED,   CONSENT,      contract-state.unsent",
        "AWAITED,   REFUSAL,      contract-state.unsent",
        "AWAITED,   CONFIRMATION, contract-state.unsent",
        "SENT,      CONSENT,      -",
        "SENT,      REFUSAL,      -",
        "SENT,      CONFIRMATION, contract-state.unconsented",
        "SILENT,    CONSENT,      late.contract",
        "SILENT,    REFUSAL,      -",
        "SILENT,    CONFIRMATION, contract-state.unconsented",
        "CONSENTED, CONSENT,      contract-state.consented",
        "CONSENTED, REFUSAL,      contract-state.consented",
        "CONSENTED, CONFIRMATION, -",
        "LAPSED,    CONSENT,      contract-state.lapsed",
        "LAPSED,    REFUSAL,      contract-state.lapsed",
        "LAPSED,    CONFIRMATION, late.confirmation",
        "DECLINED,  CONSENT,      contract-state.declined",
        "DECLINED,  CONFIRMATION, contract-state.declined",
        "CONCLUDED, CONSENT,      contract-state.concluded",
        "CONCLUDED, REFUSAL,      contract-state.concluded",
        "CONCLUDED, CONFIRMATION, contract-state.concluded",
      })
  void theThreeStepsComeInTheirOrder(ContractState state, Kind step, String refusal) {
    assertThat(StepsFollowEachOther.judge(step, state, Optional.of(BY)).map(Refusal::key))
        .isEqualTo(Optional.ofNullable(refusal));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "AWAITED, -",
        "SENT, -",
        "SILENT, -",
        "CONSENTED, contract-state.consented",
        "LAPSED, -",
        "DECLINED, contract-state.declined",
        "CONCLUDED, contract-state.concluded"
      })
  void aContractIsSentAgainUntilTheSupplierHasAnsweredOrItsConsentHasLapsed(
      ContractState state, String refusal) {
    assertThat(StepsFollowEachOther.judgeOffer(state, 0).map(Refusal::key))
        .isEqualTo(Optional.ofNullable(refusal));
  }

  @Test
  void twentyContractsAreSentForAnAwardAndNoFurtherOne() {
    assertThat(StepsFollowEachOther.judgeOffer(SENT, 19)).isEmpty();
    assertThat(StepsFollowEachOther.judgeOffer(SENT, 20).map(Refusal::key))
        .contains("contract-state.often");
  }

  @Test
  void theStateFollowsFromWhatIsSignedAndFromTheTimesThatAreOver() {
    assertThat(state(false, false)).isEqualTo(SENT);
    assertThat(state(true, false)).isEqualTo(SILENT);
    assertThat(state(true, false, CONSENT)).isEqualTo(CONSENTED);
    assertThat(state(true, true, CONSENT)).isEqualTo(LAPSED);
    assertThat(state(true, true, CONSENT, CONFIRMATION)).isEqualTo(CONCLUDED);
    assertThat(state(true, false, REFUSAL)).isEqualTo(DECLINED);
  }

  private static ContractState state(boolean consentOver, boolean confirmOver, Kind... signed) {
    return ContractStands.at(List.of(signed), consentOver, confirmOver);
  }
}
