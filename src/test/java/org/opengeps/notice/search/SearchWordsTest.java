package org.opengeps.notice.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opengeps.notice.search.Tenders.described;
import static org.opengeps.notice.search.Tenders.number;
import static org.opengeps.notice.search.Tenders.titled;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.PlainText;
import org.opengeps.notice.TenderPage.Match;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.model.TenderIndex.Hits;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.Cases;

/** What people type finds the tenders that they mean, and no others. */
class SearchWordsTest {
  @TempDir private Path home;
  private LuceneTenderIndex index;

  @BeforeEach
  void open() {
    index = new LuceneTenderIndex(home.toString(), Optional.empty());
    assertThat(index.open()).isTrue();
  }

  @AfterEach
  void close() {
    index.close();
  }

  private static final String PIPES = "하수관로정비공사 (3공구)";

  private void takeIn() {
    index.put(
        List.of(
            titled(1, PIPES, "Sewer pipes, section 3", "한빛군", "Hanbit County"),
            titled(2, "도서관 국비 리모델링 100%", "percent_underscore 한빛"),
            titled(3, "하천 정비공사", "Embankment works", "1,250,000톤 준설"),
            described(4, "전산장비 구매", "서버 12대와 저장장치를 납품하고, 기존 장비를 철거한다. Racks and markets.")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "하수관            | 1",
        "관로              | 1",
        "수관              | 1",
        "정비공사          | 1 3",
        "정비              | 1 3",
        "하수관로 공구     | 1",
        "3공구             | 1",
        "ＳＥＷＥＲ        | 1",
        "sewer             | 1",
        "ewer              | 1",
        "한빛              | 1 2",
        "국비 리모델링     | 2",
        "100%              | 2",
        "_                 | 2",
        "t_under           | 2",
        "1250000           | 3",
        "1,250,000톤       | 3",
        "250,0             | 3",
        "준                | 3",
        "저장장치          | 4",
        "철거              | 4",
        "market            | 4",
        "r26bk00000004     | 4",
        "00004             | 4",
      })
  void aWordFinds(String words, String expected) {
    takeIn();
    Hits found = Tenders.find(index, words);
    assertThat(found.numbers())
        .containsExactlyInAnyOrder(
            List.of(expected.split(" ")).stream()
                .map(one -> number(Integer.parseInt(one)))
                .toArray(org.opengeps.notice.TenderNumber[]::new));
    assertThat(found.match()).isEqualTo(Match.EXACT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "하수관로의 정비를 | 1",
        "하수관로를        | 1",
        "하수관로의정비공사 | 1",
        "도서관에서        | 2",
        "장비를 납품       | 4",
        "준설로            | 3",
      })
  void aWordWithoutItsParticleFindsAndThatIsSaid(String words, int expected) {
    takeIn();
    Hits found = Tenders.find(index, words);
    assertThat(found.numbers()).containsExactly(number(expected));
    assertThat(found.match()).isEqualTo(Match.ENDINGS);
  }

  @Test
  void whatOnlyLooksLikeAParticleIsNotExactEither() {
    index.put(List.of(titled(1, "노후 하수관 교체"), titled(2, "교차 구간 정비")));
    Hits pipe = Tenders.find(index, "하수관로");
    assertThat(pipe.numbers()).containsExactly(number(1));
    assertThat(pipe.match()).isEqualTo(Match.ENDINGS);
    Hits crossing = Tenders.find(index, "교차로");
    assertThat(crossing.numbers()).containsExactly(number(2));
    assertThat(crossing.match()).isEqualTo(Match.ENDINGS);
  }

  @Test
  void aWordThatIsWrittenTogetherDoesNotReachAcrossAnother() {
    index.put(List.of(described(1, "용역", "하수 처리 정비를 한다"), described(2, "용역", "하수 정비를 한다")));
    Hits found = Tenders.find(index, "하수정비");
    assertThat(found.numbers()).containsExactly(number(2));
    assertThat(found.match()).isEqualTo(Match.EXACT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"하수도 관로", "zzzz", "관하", "101%", "국비 하수관로", "1350000", "25bk"})
  void whatIsNotThereIsNotFound(String words) {
    takeIn();
    assertThat(Tenders.find(index, words).numbers()).isEmpty();
  }

  @Test
  void signsOfWhichNothingIsLeftToCompareFindNothingAndHinderNoOtherWord() {
    takeIn();
    for (String nothing : List.of("\u00b4", "\u0301", "\u00b4 \u0301")) {
      Hits found = Tenders.find(index, nothing);
      assertThat(found.numbers()).as(nothing).isEmpty();
      assertThat(Tenders.find(index, nothing + " 준설").numbers()).containsExactly(number(3));
    }
  }

  @Test
  void allMiddleDotsAndACommaBetweenWordsAreTheSameSign() {
    List<String> signs =
        List.of("\u00b7", "\u318d", "\u2027", "\u30fb", "\uff65", "\u2219", "\u2022", ",");
    for (String stored : signs) {
      index.put(List.of(titled(1, "펌프 구매" + stored + "설치 용역")));
      for (String typed : signs) {
        Hits found = Tenders.find(index, "구매" + typed + "설치");
        assertThat(found.numbers()).as(stored + typed).containsExactly(number(1));
        assertThat(found.match()).isEqualTo(Match.EXACT);
      }
      assertThat(Tenders.find(index, "구매" + stored).numbers()).containsExactly(number(1));
    }
  }

  @Test
  void decomposedHangulIsTheSameWord() {
    takeIn();
    String typed = Normalizer.normalize("하수관로", Normalizer.Form.NFD);
    assertThat(Tenders.find(index, typed).numbers()).containsExactly(number(1));
    index.put(List.of(titled(5, Normalizer.normalize("방파제 보강", Normalizer.Form.NFD))));
    assertThat(Tenders.find(index, "방파제").numbers()).containsExactly(number(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "하수관르     | 1",
        "도서괸       | 2",
        "리모댈링     | 2",
        "리모델링 국바 | 2",
        "embankmnet   | 3",
        "hanbut       | 1",
        "군비         | 2",
      })
  void aSlipOfOneLetterIsForgivenWhereNothingHasTheWord(String words, int expected) {
    takeIn();
    Hits found = Tenders.find(index, words);
    assertThat(found.numbers()).containsExactly(number(expected));
    assertThat(found.match()).isEqualTo(Match.NEAR);
  }

  @Test
  void whereATenderHasTheWordNoneOfNearlyTheSameSpellingIsShown() {
    index.put(List.of(titled(1, "도로 포장"), titled(2, "도료 구매")));
    assertThat(Tenders.find(index, "도로").numbers()).containsExactly(number(1));
  }

  @Test
  void theCasesOfPeopleWhoSearchedAreFoundAsTheyShould() {
    takeIn();
    for (JsonObject one : Cases.of("queries")) {
      List<String> words = new TenderQuery(one.string("q"), Set.of(), 1, 20).words();
      assertThat(index.find(words, Optional.empty()).orElseThrow().numbers())
          .as(one.string("q"))
          .hasSize(one.count("expect"));
    }
  }

  /** Titles that are stored at all: the others are refused before. */
  @Test
  void everyTitleThatCanBePublishedIsFoundByEveryPartOfItsWords() {
    int serial = 10;
    for (JsonObject one : Cases.of("titles")) {
      String title = PlainText.compose(one.string("ko"));
      if (PlainText.flaw(title, PlainText.Form.LINE, 300).isEmpty()) {
        index.put(List.of(titled(++serial, title)));
        everyPartFinds(title, serial);
      }
    }
    assertThat(serial).isGreaterThan(10);
  }

  @Test
  void everyTwoSyllablesAndMoreOfATitleFindItWithItsBlanksAndWithout() {
    Random random = new Random(20_261_130);
    String syllables = "가나다하수관로정비공사시설보강개량천교량포장장ABc19-()·%③㎡";
    for (int serial = 1; serial <= 40; serial++) {
      StringBuilder title = new StringBuilder();
      int length = 4 + random.nextInt(10);
      for (int i = 0; i < length; i++) {
        title.append(syllables.charAt(random.nextInt(syllables.length())));
        title.append(i + 1 < length && random.nextInt(4) == 0 ? " " : "");
      }
      index.put(List.of(titled(serial, title.toString())));
      everyPartFinds(title.toString(), serial);
    }
  }

  /** Parts of its words as the tables find them, and parts across its blanks without these. */
  private void everyPartFinds(String title, int serial) {
    Set<String> rows =
        Set.copyOf(
            java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(title.split(" ")),
                    java.util.stream.Stream.of(title.replace(" ", "")))
                .toList());
    for (String row : rows) {
      for (int from = 0; from < row.length(); from++) {
        for (int until = from + 1; until <= row.length(); until++) {
          String part = row.substring(from, until);
          assertThat(Tenders.find(index, part).numbers())
              .as(title + ": " + part)
              .contains(number(serial));
        }
      }
    }
  }

  @Test
  void anAgencyIsToldApartAndTheNewestComeFirst() {
    index.put(List.of(titled(2, "도로 포장"), titled(9, "도로 보수"), described(5, "도로 표지", "교체")));
    assertThat(Tenders.find(index, "도로").numbers())
        .containsExactly(number(9), number(5), number(2));
    assertThat(index.find(List.of("도로"), Optional.of(Tenders.OTHER)).orElseThrow().numbers())
        .containsExactly(number(5));
  }

  @Test
  void aWholeTitleOfSingleSignsAndTheLongestWordAreAskedForWithoutHarm() {
    takeIn();
    String signs = "가 나 다 라 마 바 사 아 자 차 카 타 파 하 ".repeat(10).strip();
    StringBuilder different = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      different.append((char) ('가' + 28 * i)).append(' ');
    }
    for (String typed :
        List.of(signs, different.toString().strip(), "관".repeat(300), "a".repeat(300))) {
      assertThat(Tenders.find(index, typed).numbers()).isEmpty();
    }
    assertThat(index.isOpen()).isTrue();
  }
}
