package org.opengeps.notice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.Notices;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.Change;

class FieldChangesTest {
  private static Notice notice(String titleEn, List<String> regions) {
    JsonObject draft =
        Drafts.works()
            .replace("title", Drafts.text("위판장", titleEn))
            .replace(
                "eligibility",
                JsonObject.builder().put("industries", List.of()).put("regions", regions).build())
            .build();
    return Notices.of(draft, Drafts.NOTICED);
  }

  @Test
  void equalNoticesHaveNoChanges() {
    assertThat(FieldChanges.between(notice("Hall", List.of()), notice("Hall", List.of())))
        .isEmpty();
  }

  @Test
  void aChangedTitleIsNamedWithItsLanguage() {
    assertThat(FieldChanges.between(notice("Hall", List.of()), notice("New hall", List.of())))
        .containsExactly(new Change("title.en", "Hall", "New hall"));
  }

  @Test
  void aChangedListIsShownInCanonicalForm() {
    assertThat(FieldChanges.between(notice("Hall", List.of()), notice("Hall", List.of("48"))))
        .containsExactly(new Change("eligibility.regions", "[]", "[\"48\"]"));
  }
}
