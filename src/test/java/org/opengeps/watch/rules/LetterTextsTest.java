package org.opengeps.watch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.TenderSummary;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.Revision;
import org.opengeps.protocol.message.NoticeTerms.SealedBids;
import org.opengeps.watch.TenderNews;

class LetterTextsTest {
  private static final String ORIGIN = "https://tenders.example";
  private static final Notice FIRST = new TenderScene().notice;
  private static final UUID WATCH = UUID.fromString("c0de0000-0000-4000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("c0de0000-0000-4000-8000-000000000002");
  private static final Instant AT = Instant.parse("2026-03-02T01:02:03Z");

  private static LetterTexts korean() {
    return LetterTexts.in("ko", ORIGIN + "/");
  }

  private static TenderNews news(FactKind kind, String detail) {
    return new TenderNews(UUID.randomUUID(), FIRST.ref(), kind, "0", detail, AT);
  }

  private static Notice corrected(SealedBids bids) {
    return FIRST.as(
        Notice.Kind.CORRECTION,
        new TenderRef(FIRST.ref().number(), "001"),
        FIRST.schedule(),
        new Revision(
            FIRST.hash(), bids, List.of(), new LocalText("설계 변경\r\nBcc: x", "New design")));
  }

  @Test
  void bothLanguagesHaveTheSameTexts() {
    assertThat(bundle(Locale.KOREAN).keySet()).isEqualTo(bundle(Locale.ENGLISH).keySet());
  }

  private static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(
        "org.opengeps.watch.letters",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  @ParameterizedTest
  @EnumSource(FactKind.class)
  void whateverIsToldHasALetterInBothLanguages(FactKind kind) {
    boolean told = bundle(Locale.KOREAN).containsKey("news." + kind.word());
    boolean known =
        ToldFacts.ORDERS.contains(kind)
            || List.of(
                    FactKind.NOTICE_CANCELLED,
                    FactKind.TENDER_OPENED,
                    FactKind.TECHNICAL_DECIDED,
                    FactKind.TENDER_FAILED,
                    FactKind.ROUND_SUSPENDED,
                    FactKind.ROUND_RESUMED,
                    FactKind.AWARD_DECIDED)
                .contains(kind);
    assertThat(told).isEqualTo(known);
    if (known) {
      for (String language : List.of("ko", "en")) {
        LetterText letter = LetterTexts.in(language, ORIGIN).news(news(kind, ""), FIRST, WATCH);
        assertThat(letter.subject() + letter.text()).doesNotContain("{0}", "null");
        assertThat(letter.text()).contains(ORIGIN + "/tenders/" + FIRST.ref().number());
      }
    }
  }

  /** The promise: no letter tells who is a bidder. */
  @Test
  void twoWhoWatchGetTheSameButForTheLinkThatEndsIt() {
    LetterText one = korean().news(news(FactKind.TENDER_OPENED, ""), FIRST, WATCH);
    LetterText two = korean().news(news(FactKind.TENDER_OPENED, ""), FIRST, OTHER);
    assertThat(one.subject()).isEqualTo(two.subject());
    assertThat(one.text()).isNotEqualTo(two.text());
    assertThat(one.text().replace(WATCH.toString(), "…"))
        .isEqualTo(two.text().replace(OTHER.toString(), "…"));
    assertThat(one.unsubscribe()).contains(URI.create(ORIGIN + "/watching/stop?what=" + WATCH));
  }

  @Test
  void aCorrectionSaysWhatBecomesOfBidsAndWhyAndWhenInTheZoneOfTheNotice() {
    LetterText letter =
        korean().news(news(FactKind.NOTICE_CORRECTED, ""), corrected(SealedBids.RESEAL), WATCH);
    assertThat(letter.subject()).startsWith("정정공고: ").endsWith("-001)");
    assertThat(letter.text())
        .contains("모두 효력을 잃습니다", "새로 봉인하여 제출해야 합니다")
        .contains("사유: 설계 변경 Bcc: x\n")
        .contains("시각: 2026-03-02 10:02:03 (Asia/Seoul)")
        .contains("(Asia/Seoul)\n개찰 일시: ");
    assertThat(
            korean()
                .news(news(FactKind.NOTICE_CORRECTED, ""), corrected(SealedBids.KEEP), WATCH)
                .text())
        .contains("그대로 유효합니다")
        .doesNotContain("효력을 잃습니다");
  }

  @Test
  void resultsHaveWordsOfTheirOwn() {
    LetterText letter =
        LetterTexts.in("en", ORIGIN).news(news(FactKind.AWARD_DECIDED, "awarded"), FIRST, WATCH);
    assertThat(letter.subject()).startsWith("Awarded: ");
    assertThat(korean().news(news(FactKind.TENDER_OPENED, "technical"), FIRST, WATCH).subject())
        .startsWith("기술 봉투 개찰: ");
    assertThat(korean().news(news(FactKind.AWARD_DECIDED, "award-intended"), FIRST, WATCH).text())
        .contains("이의 신청 기간이 시작");
  }

  @Test
  void aSearchListsWhatItFoundWithClosingsAndSaysHowManyMore() {
    TenderSummary row =
        new TenderSummary(
            FIRST.ref(),
            TenderState.OPEN,
            new LocalText("하수관로 정비공사", ""),
            "Z990001",
            new LocalText("하동군", "Hadong"),
            new LocalText("하동군", "Hadong"),
            "works",
            1,
            1,
            1,
            1,
            0,
            null,
            null,
            false,
            AT,
            AT,
            AT,
            AT,
            ZoneId.of("Asia/Seoul"),
            true);
    LetterText letter =
        LetterTexts.in("en", ORIGIN).found("pipes\r\nBcc: x", List.of(row), 3, WATCH);
    assertThat(letter.subject()).contains("3 tenders");
    assertThat(letter.text())
        .contains("[PRACTICE] 하수관로 정비공사\n", "Agency: Hadong\n")
        .contains("Bids close: 2026-03-02 10:02:03 (Asia/Seoul)\n")
        .contains(ORIGIN + "/tenders/" + FIRST.ref().number() + "\n")
        .contains("2 more stand on the page");
    assertThat(korean().found("하수관로", List.of(row), 1, WATCH).subject())
        .isEqualTo("저장한 검색 「하수관로」: 공고 1건");
    assertThat(korean().found("하수관로", List.of(row), 1, WATCH).text())
        .contains("[연습]", "입찰마감 일시: ")
        .doesNotContain("외 ");
  }

  @Test
  void whoAskedForAnAddressIsToldWhatToDoAndHowLong() {
    LetterText letter = korean().address("0123abcd");
    assertThat(letter.text())
        .contains(ORIGIN + "/watching/confirm?token=0123abcd\n", "24시간", "무시하세요");
    assertThat(letter.unsubscribe()).isEmpty();
  }
}
