package org.opengeps.portal.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.opengeps.agenda.Detail;
import org.opengeps.agenda.Subject;
import org.opengeps.agenda.Task;
import org.opengeps.agenda.TaskKind;
import org.opengeps.kernel.TenderRef;
import org.opengeps.opening.TenderFailed;
import org.opengeps.portal.page.Language;
import org.opengeps.portal.page.Texts;
import org.opengeps.protocol.message.LocalText;

/** Every task of the morning page has its sentence and the page on which it is done. */
class TodayLinksTest {
  private static Task task(TaskKind kind, String lot) {
    var subject =
        new Subject(
            Optional.of(TenderRef.parse("R30BK00000001-002")),
            Optional.ofNullable(lot),
            Optional.empty(),
            Optional.empty(),
            new LocalText("위판장", "Hall"),
            ZoneId.of("Asia/Seoul"));
    return Task.since(kind, subject, Instant.EPOCH, Detail.of("id"));
  }

  @ParameterizedTest
  @EnumSource
  void everyKindHasASentenceInBothLanguagesAndAPageOfThisServer(TaskKind kind) {
    for (Language language : Language.values()) {
      assertThat(new Texts(language).has("today." + kind.word())).isTrue();
    }
    everyReaderHasAPage(kind, TodayLinks.of(task(kind, "2"), true));
    everyReaderHasAPage(kind, TodayLinks.of(task(kind, "2"), false));
  }

  private static void everyReaderHasAPage(TaskKind kind, String address) {
    if (kind == TaskKind.CEREMONY_STUCK) {
      assertThat(address).as("members do it on their devices").isEmpty();
    } else if (address.startsWith("/buyer/")) {
      String page = address.replaceFirst("\\?.*", "");
      assertThat(Path.of("src/main/webapp" + page)).matches(Files::exists);
    } else {
      assertThat(address).isEqualTo("/tenders/R30BK00000001/opening?lot=2");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "APPROVE_TECHNICAL, 2, /buyer/technical.xhtml?number=R30BK00000001&lot=2&decision=id",
    "APPROVE_ACT, 0, /buyer/act.xhtml?number=R30BK00000001&lot=0&act=id",
    "APPROVE_SUSPENSION, 0.1, /buyer/suspension.xhtml?number=R30BK00000001&lot=0.1&act=id",
    "EXAMINE, 0, /buyer/tender.xhtml?number=R30BK00000001&lot=0",
    "GRANT_CANCELLATION, , /buyer/cancellations.xhtml?number=R30BK00000001",
    "SEND_CONTRACT, 0, /buyer/contract.xhtml?number=R30BK00000001&lot=0",
    "APPROVE_PAYMENT, 0, /buyer/payment.xhtml?number=R30BK00000001&lot=0",
    "INSPECT_DELIVERY, 0, /buyer/contract.xhtml?number=R30BK00000001&lot=0",
    "ANSWER_QUESTIONS, , /buyer/questions.xhtml?number=R30BK00000001",
    "ASK_NEXT_STAGE, , /buyer/re-bid.xhtml?stage=next&number=R30BK00000001",
    "APPROVE_DRAFT, , /buyer/file.xhtml?draft=id",
    "OPENS, , /tenders/R30BK00000001/opening",
  })
  void theAddressNamesWhatItIsAbout(TaskKind kind, String lot, String address) {
    assertThat(TodayLinks.of(task(kind, lot), true)).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "ORDER_AWAITED, /buyer/draft.xhtml?correct=R30BK00000001",
    "BASE_AMOUNT, /buyer/base-amount.xhtml?number=R30BK00000001",
  })
  void aFormIsForWhoMaySignItAndOthersAreLedToTheTender(TaskKind kind, String form) {
    Task task = task(kind, null);
    assertThat(TodayLinks.of(task, true)).isEqualTo(form);
    assertThat(TodayLinks.of(task, false)).isEqualTo("/buyer/tender.xhtml?number=R30BK00000001");
  }

  @Test
  void everyReasonOfAFailureHasItsSentence() {
    for (Language language : Language.values()) {
      assertThat(new Texts(language).has("today.no-keys.few")).isTrue();
      for (String reason :
          List.of(
              TenderFailed.TOO_FEW_SEALED,
              TenderFailed.TOO_FEW_VALID,
              TenderFailed.NONE_ADMITTED,
              TenderFailed.LAPSED)) {
        assertThat(new Texts(language).has("today.lot-failed." + reason)).isTrue();
      }
    }
  }
}
