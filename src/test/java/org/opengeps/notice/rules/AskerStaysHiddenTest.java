package org.opengeps.notice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Refusal;

class AskerStaysHiddenTest {
  private static final String NUMBER = "9990000005";
  private static final List<String> NAMES = List.of("주식회사 한빛건설", "Hanbit Construction Co., Ltd.");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "우리 999-00-00005 업체도 참여할 수 있습니까?",
        "사업자번호 9990000005입니다.",
        "한빛건설은 조경 면허가 있습니다. 가능합니까?",
        "(주)한빛 건설인데 공동도급이 됩니까?",
        "We are HANBIT construction. May we bid?",
        "031-123-4567로 알려 주세요.",
        "010 1234 5678로 문자 주세요",
        "01012345678",
        "+82 10-1234-5678",
        "대표번호 1588-1234",
        "답은 bid.team@hanbit.co.kr 로 주세요"
      })
  void whatTellsTheAskerIsFound(String text) {
    assertThat(AskerStaysHidden.judge(text, NUMBER, NAMES))
        .get()
        .extracting(Refusal::code)
        .isEqualTo("question-names-asker");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "제5조제2항의 실적은 2019-03-01부터 2024-12-31까지의 것입니까?",
        "추정가격 1,234,567,890원에 부가가치세가 포함됩니까?",
        "도면 A-0123-4567 번의 축척이 1:500입니까, 1:1000입니까?",
        "공고번호 R26BK00000001의 3쪽 2.1.4절은 무엇을 뜻합니까?",
        "한 빛이 드는 쪽의 창호 규격은?",
        "Does clause 02.12 hold for joint ventures?"
      })
  void whatAnybodyCouldAskPasses(String text) {
    assertThat(AskerStaysHidden.judge(text, NUMBER, NAMES)).isEmpty();
  }

  @Test
  void everythingThatWasFoundIsNamedAtOnce() {
    Refusal refusal =
        AskerStaysHidden.judge("한빛건설 02-123-4567, a@b.kr", NUMBER, NAMES).orElseThrow();
    assertThat(refusal.korean()).contains("주식회사 한빛건설").contains("02-123-4567").contains("a@b.kr");
  }

  @Test
  void aFirmWithoutAnEnglishNameIsNotFoundEverywhere() {
    assertThat(AskerStaysHidden.judge("면허가 필요합니까?", NUMBER, List.of("가", ""))).isEmpty();
  }
}
