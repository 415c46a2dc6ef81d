package org.opengeps.protocol.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OfferForm;
import org.opengeps.protocol.message.OfferForm.Problem;
import org.opengeps.protocol.message.OfferMember;

/**
 * A bid says what its notice asks for, within its limits, and nothing else. The page is held to the
 * same cases.
 */
class OfferFormTest {
  private static final JsonObject CASES = read();
  private static final OfferForm FORM = new OfferForm(CASES.objects("form", OfferMember::from));

  private static JsonObject read() {
    try (InputStream in = OfferFormTest.class.getResourceAsStream("/cases/offers.json")) {
      return JsonObject.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JsonObject> cases() {
    return CASES.objects("cases").stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theFirstMemberThatIsMissingTooMuchOrOutsideOfItsLimitsIsNamed(JsonObject one) {
    Offer offer = new Offer(one.object("offer"));
    assertThat(FORM.problem(offer, one.string("envelope")).map(Problem::code).orElse(null))
        .isEqualTo(one.stringOrNull("wrong"));
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
