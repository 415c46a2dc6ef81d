package org.opengeps.protocol.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OfferForm;
import org.opengeps.protocol.message.OfferForm.Problem;
import org.opengeps.protocol.message.OfferMember;

/** A bid says what its notice asks for, within its limits, and nothing else. */
class OfferFormTest {
  private static final LocalText DAYS = new LocalText("납품기한", "Delivery time");
  private static final OfferForm FORM =
      new OfferForm(
          List.of(
              new OfferMember.Price("amount", "price", new LocalText("금액", "Amount")),
              new OfferMember.Serials("picks", "price", new LocalText("추첨", "Picks"), 2, 15),
              new OfferMember.Figure(
                  "days", "price", DAYS, 0, BigDecimal.ONE, BigDecimal.valueOf(365), "day"),
              new OfferMember.Figure(
                  "discount",
                  "technical",
                  new LocalText("할인율", "Discount"),
                  3,
                  BigDecimal.ZERO,
                  BigDecimal.TEN,
                  "percent")));

  private static Offer offer(String json) {
    return new Offer(JsonObject.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'amount':'1','picks':[1,15],'days':'365'}        |
          {'amount':'0','picks':[1,15],'days':'1'}          | amount
          {'amount':'01','picks':[1,15],'days':'1'}         | amount
          {'amount':'-1','picks':[1,15],'days':'1'}         | amount
          {'amount':'1.5','picks':[1,15],'days':'1'}        | amount
          {'amount':5,'picks':[1,15],'days':'1'}            | amount
          {'amount':'１','picks':[1,15],'days':'1'}          | amount
          {'amount':'1234567890123456789','picks':[1,15],'days':'1'} | amount
          {'picks':[1,15],'days':'1'}                       | amount
          {'amount':'1','picks':[1,1],'days':'1'}           | picks
          {'amount':'1','picks':[1,16],'days':'1'}          | picks
          {'amount':'1','picks':[0,1],'days':'1'}           | picks
          {'amount':'1','picks':[1],'days':'1'}             | picks
          {'amount':'1','picks':['1','2'],'days':'1'}       | picks
          {'amount':'1','days':'1'}                         | picks
          {'amount':'1','picks':[1,15],'days':'0'}          | days
          {'amount':'1','picks':[1,15],'days':'366'}        | days
          {'amount':'1','picks':[1,15],'days':'1.0'}        | days
          {'amount':'1','picks':[1,15],'days':'삼십'}        | days
          {'amount':'1','picks':[1,15]}                     | days
          {'amount':'1','picks':[1,15],'days':'1','가산':'1'} | 가산
          {'amount':'1','picks':[1,15],'days':'1','discount':'1.000'} | discount
          """)
  void theFirstMemberThatIsMissingTooMuchOrOutsideOfItsLimitsIsNamed(String json, String wrong) {
    assertThat(FORM.problem(offer(json), "price").map(Problem::code).orElse(null)).isEqualTo(wrong);
  }

  @ParameterizedTest
  @CsvSource({"0.000,", "10.000,", "10.001, discount", "1, discount", "1.0, discount"})
  void eachEnvelopeHasItsOwnMembers(String discount, String wrong) {
    Offer offer = offer("{'discount':'" + discount + "'}");
    assertThat(FORM.problem(offer, "technical").map(Problem::code).orElse(null)).isEqualTo(wrong);
  }

  @Test
  void aFormIsReadBackAsItWasSignedAndATypeThatTheProgramDoesNotKnowIsRefused() {
    for (OfferMember member : FORM.members()) {
      assertThat(OfferMember.from(member.toJson())).isEqualTo(member);
      JsonObject other = member.toJson().toBuilder().replace("type", "formula").build();
      assertThatThrownBy(() -> OfferMember.from(other))
          .isInstanceOf(JsonFormatException.class)
          .hasMessageContaining("type");
      JsonObject more = member.toJson().toBuilder().put("bonus", "1").build();
      assertThatThrownBy(() -> OfferMember.from(more)).isInstanceOf(JsonFormatException.class);
    }
  }
}
