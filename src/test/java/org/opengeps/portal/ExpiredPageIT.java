package org.opengeps.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opengeps.testing.TestPerson;

/** An officers' page that is sent from a tab which the server no longer remembers. */
class ExpiredPageIT extends OfficersBrowser {
  @Test
  void aFormWhoseStateIsGoneIsAnsweredWithASentenceAndNoFailure() {
    TestPerson officer =
        TestPerson.named("agency", TestPerson.agencyCode(), "김기안", "CONTRACTING_OFFICER")
            .registered();
    logIn(officer);
    for (String state : List.of("8091536843:-1337", "stateless", "x", "", ":", "한글:1")) {
      for (String page : List.of("draft", "notices", "file", "tender", "cancel")) {
        Object answer =
            page()
                .evaluate(
                    "([page, state]) => fetch('/buyer/' + page + '.xhtml', {method: 'POST',"
                        + " body: new URLSearchParams({draft: 'draft',"
                        + " 'jakarta.faces.ViewState': state})})"
                        + ".then(async (r) => ({status: r.status, text: await r.text()}))",
                    List.of(page, state));
        Map<?, ?> told = (Map<?, ?>) answer;
        assertThat((Integer) told.get("status")).as(page + " " + state).isLessThan(500);
        if (state.contains(":-")) {
          assertThat(told.get("status")).as(page).isEqualTo(400);
          assertThat((String) told.get("text")).contains("화면이 오래되었습니다");
        }
      }
    }
  }
}
