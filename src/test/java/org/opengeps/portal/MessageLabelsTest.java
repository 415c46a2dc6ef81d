package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.portal.page.Language;
import org.opengeps.portal.page.Texts;
import org.opengeps.protocol.json.JsonObject;

class MessageLabelsTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void everyMemberOfANoticeHasAName(Language language) {
    List<String> nameless = new ArrayList<>();
    nameless("", SampleTender.notice().toJson(), new Texts(language), nameless);
    assertThat(nameless).isEmpty();
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
