package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.award.DirectAwardSample;
import org.opengeps.law.OneQuote;
import org.opengeps.platform.RuleSets;
import org.opengeps.portal.page.Language;
import org.opengeps.portal.page.Texts;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Eligibility;
import org.opengeps.protocol.message.FirmSize;

class MessageLabelsTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void everyMemberOfANoticeHasAName(Language language) {
    List<String> nameless = new ArrayList<>();
    nameless("", SampleTender.notice().toJson(), new Texts(language), nameless);
    assertThat(nameless).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyMemberOfARequirementAndEverySizeHasAName(Language language) {
    Texts texts = new Texts(language);
    List<String> nameless = new ArrayList<>();
    JsonObject whole =
        new Eligibility(
                List.of("0001"), List.of("48"), List.of("0002"), Optional.of(FirmSize.SMALL))
            .toJson();
    nameless("eligibility", whole, texts, nameless);
    assertThat(nameless).isEmpty();
    assertThat(texts.has("field.size")).isTrue();
    for (FirmSize size : FirmSize.values()) {
      assertThat(texts.has("size." + size.word())).as(size.word()).isTrue();
      assertThat(texts.has("size-limit." + size.word())).isEqualTo(size != FirmSize.LARGE);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyMemberOfAContractOnOneQuoteHasAName(Language language) {
    Texts texts = new Texts(language);
    List<String> nameless = new ArrayList<>();
    JsonObject whole =
        DirectAwardSample.of(1, "소독약", "9990000005", 1, LocalDate.of(2026, 8, 3))
            .award()
            .content()
            .toJson();
    nameless("", whole, texts, nameless);
    assertThat(nameless).isEmpty();
    OneQuote law = RuleSets.carried().get("kr-local-quotation").oneQuote().orElseThrow();
    law.grounds().forEach(one -> assertThat(texts.has("one-quote." + one.word())).isTrue());
    law.declared().forEach(word -> assertThat(texts.has("one-quote." + word)).isTrue());
    law.exclusion().forEach(one -> assertThat(texts.has("score." + one.ground())).isTrue());
  }

  private static void nameless(String path, Object value, Texts texts, List<String> found) {
    if (value instanceof JsonObject object) {
      object
          .names()
          .forEach(
              name ->
                  nameless(
                      path.isEmpty() ? name : path + "." + name, object.raw(name), texts, found));
    } else if (value instanceof List<?> list
        && list.stream().anyMatch(JsonObject.class::isInstance)) {
      list.forEach(one -> nameless(path, one, texts, found));
    } else if (!texts.has("field." + path.toLowerCase(Locale.ROOT))) {
      found.add(path);
    }
  }
}
