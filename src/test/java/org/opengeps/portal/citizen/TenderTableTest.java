package org.opengeps.portal.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Pages;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderPage.Match;
import org.opengeps.notice.TenderQuery;

class TenderTableTest {
  private static TenderPage found(long total) {
    return new TenderPage(List.of(), Pages.of(1, total, TenderQuery.PAGE_SIZE), total);
  }

  @Test
  void theNameOfAFileSaysThatWordsAreSpeltOtherwise() {
    assertThat(TenderTable.name(found(0))).isEqualTo("tenders");
    assertThat(TenderTable.name(found(0).as(Match.ENDINGS, false))).isEqualTo("tenders");
    assertThat(TenderTable.name(found(0).as(Match.NEAR, false))).isEqualTo("tenders-similar");
  }

  @Test
  void theNameOfAFileSaysThatThereAreMoreThanItsRows() {
    assertThat(TenderTable.name(found(1))).isEqualTo("tenders-part");
    assertThat(TenderTable.name(found(0).as(Match.EXACT, true))).isEqualTo("tenders-part");
    assertThat(TenderTable.name(found(1).as(Match.NEAR, true))).isEqualTo("tenders-similar-part");
  }
}
