package org.opengeps.protocol.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

class BankAccountTest {
  @ParameterizedTest
  @CsvSource({
    "HANAKRSE, 387-910001-23604, 한빛건설, ",
    "HANAKRSEXXX, 1, 가, ",
    "0ANAKRS1, A-9, 주식회사 새빛, ",
    "HANAKRS, 1, 가, bank",
    "HANAKRSEXX, 1, 가, bank",
    "hanakrse, 1, 가, bank",
    "HANA1RSE, 1, 가, bank",
    "HANAKRSE, '', 가, number",
    "HANAKRSE, 387 910001, 가, number",
    "HANAKRSE, 38791000123604387910001236043879100, 가, number",
    "HANAKRSE, １２３, 가, number",
    "HANAKRSE, 1, '', holder",
    "HANAKRSE, 1, ' ', holder",
    "HANAKRSE, 1, ' 한빛', holder",
  })
  void whatIsTypedIsJudgedPartByPart(String bank, String number, String holder, String unfit) {
    Optional<String> part =
        BankAccount.unfit(bank, number, holder).map(one -> one.name().toLowerCase(Locale.ROOT));
    assertThat(part).isEqualTo(Optional.ofNullable(unfit));
    if (unfit != null) {
      assertThatThrownBy(() -> new BankAccount(bank, number, holder))
          .hasMessageStartingWith(unfit + ": not ");
    }
  }

  @Test
  void aHolderHasAtMostSeventyCharactersAndOneLineInSyllables() {
    assertThat(BankAccount.unfit("HANAKRSE", "1", "한".repeat(70))).isEmpty();
    assertThat(BankAccount.unfit("HANAKRSE", "1", "한".repeat(71)))
        .contains(BankAccount.Part.HOLDER);
    assertThat(BankAccount.unfit("HANAKRSE", "1", "한\n빛")).contains(BankAccount.Part.HOLDER);
    assertThat(BankAccount.unfit("HANAKRSE", "1", "\u1112\u1161\u11ab"))
        .contains(BankAccount.Part.HOLDER);
    assertThat(BankAccount.typed(" hana krse ", "387-91 0001", " \u1112\u1161\u11ab빛 "))
        .isEqualTo(new BankAccount("HANAKRSE", "387-910001", "한빛"));
  }

  @Test
  void itIsAMemberOfSignedMessages() {
    var account = new BankAccount("HANAKRSE", "387-910001-23604", "한빛건설");
    assertThat(account.toJson())
        .hasToString("{\"bank\":\"HANAKRSE\",\"holder\":\"한빛건설\",\"number\":\"387-910001-23604\"}");
    JsonObject message = JsonObject.builder().put("account", account.toJson()).build();
    assertThat(BankAccount.from(message.object("account"))).isEqualTo(account);
    JsonObject bad =
        JsonObject.builder()
            .put("account", account.toJson().toBuilder().replace("bank", "하나은행").build())
            .build();
    assertThatThrownBy(() -> BankAccount.from(bad.object("account")))
        .isInstanceOf(JsonFormatException.class)
        .hasMessage("account.bank: not a BIC of 8 or 11 characters");
    JsonObject more = account.toJson().toBuilder().put("iban", "x").build();
    assertThatThrownBy(() -> BankAccount.from(more)).isInstanceOf(JsonFormatException.class);
  }
}
