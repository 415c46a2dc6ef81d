package org.opengeps.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opengeps.platform.mail.RelayConnection.Outcome;

/** Letters over real SMTP. */
class MailRelayTest {
  private static final UUID ID = UUID.fromString("c0de0000-0000-4000-8000-000000000001");
  private static final Instant AT = Instant.parse("2026-03-02T01:02:03Z");
  private static final URI STOP = URI.create("https://tenders.example/watching/stop?what=1");
  private static final String TITLE = "정정공고: 하수관로 정비공사 제3공구 및 부대 토목공사 일체 (R26BK00000001-001)";
  private static final String TEXT = "관심 공고가 정정되었습니다.\n\n.\n공고번호: R26BK00000001-001\n";

  private final GreenMail relay = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeEach
  void start() {
    relay.start();
  }

  @AfterEach
  void stop() {
    relay.stop();
  }

  private MailRelay ours(int port) {
    return new MailRelay(
        Optional.of(
            new MailSettings(
                "127.0.0.1",
                port,
                MailSettings.Security.NONE,
                Optional.empty(),
                Optional.empty(),
                new MailAddress("no-reply@tenders.example"))));
  }

  private Outcome send(Letter letter) {
    try (RelayConnection connection = ours(relay.getSmtp().getPort()).connect().orElseThrow()) {
      return connection.send(letter);
    }
  }

  private static Letter letter(String to, String subject) {
    return new Letter(ID, new MailAddress(to), subject, TEXT, Optional.of(STOP), AT);
  }

  @Test
  void aKoreanLetterArrivesAsItWasWritten() throws MessagingException, IOException {
    assertThat(send(letter("hong@example.kr", TITLE))).isEqualTo(Outcome.SENT);
    MimeMessage got = relay.getReceivedMessages()[0];
    assertThat(got.getSubject()).isEqualTo(TITLE);
    assertThat(got.getContent().toString().replace("\r\n", "\n")).isEqualTo(TEXT);
    assertThat(got.getSentDate().toInstant()).isEqualTo(AT);
    assertThat(got.getHeader("To")).containsExactly("hong@example.kr");
    assertThat(got.getHeader("From")).containsExactly("no-reply@tenders.example");
    assertThat(got.getMessageID()).isEqualTo("<" + ID + "@tenders.example>");
    assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(got.getHeader("List-Unsubscribe")).containsExactly("<" + STOP + ">");
    assertThat(got.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
  }

  /** Whatever a relay knows, it passes lines of ASCII, none of them too long. */
  @Test
  void overTheWireThereIsPlainAsciiInShortLines() throws IOException, MessagingException {
    send(letter("hong@example.kr", TITLE));
    var raw = new java.io.ByteArrayOutputStream();
    relay.getReceivedMessages()[0].writeTo(raw);
    String wire = raw.toString(StandardCharsets.UTF_8);
    assertThat(wire).matches("\\A[\\x09\\x0a\\x0d\\x20-\\x7e]*\\z");
    assertThat(wire.lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(200);
  }

  @Test
  void aTitleWithALineBreakMakesNoHeader() throws MessagingException {
    send(letter("hong@example.kr", "공고\r\nBcc: kim@example.kr\r\n\r\nbody"));
    assertThat(relay.getReceivedMessages()).hasSize(1);
    MimeMessage got = relay.getReceivedMessages()[0];
    assertThat(got.getHeader("Bcc")).isNull();
    assertThat(got.getAllRecipients()).hasSize(1);
    assertThat(got.getSubject()).isEqualTo("공고 Bcc: kim@example.kr body");
  }

  @Test
  void aSubjectThatIsTooLongIsCut() {
    Letter letter = letter("hong@example.kr", "가".repeat(400));
    assertThat(letter.subject()).hasSize(Letter.LONGEST_SUBJECT).endsWith("…");
  }

  @Test
  void severalLettersGoOverOneConnectionAndNoneNamesAnotherRecipient() throws MessagingException {
    try (RelayConnection connection = ours(relay.getSmtp().getPort()).connect().orElseThrow()) {
      connection.send(letter("hong@example.kr", TITLE));
      connection.send(letter("kim@example.kr", TITLE));
    }
    assertThat(relay.getReceivedMessages()).hasSize(2);
    for (MimeMessage got : relay.getReceivedMessages()) {
      assertThat(got.getAllRecipients()).hasSize(1);
    }
  }

  @Test
  void aRelayThatIsGoneIsNoFailureOfALetter() {
    int port = relay.getSmtp().getPort();
    relay.stop();
    assertThat(ours(port).connect()).isEmpty();
  }

  @Test
  void aRelayThatGoesAwayIsNoticed() {
    try (RelayConnection connection = ours(relay.getSmtp().getPort()).connect().orElseThrow()) {
      relay.stop();
      assertThat(connection.send(letter("hong@example.kr", TITLE))).isEqualTo(Outcome.DOWN);
    }
  }

  @Test
  void whereTlsIsRequiredNothingGoesInClear() {
    MailRelay strict =
        new MailRelay(
            Optional.of(
                new MailSettings(
                    "127.0.0.1",
                    relay.getSmtp().getPort(),
                    MailSettings.Security.STARTTLS,
                    Optional.empty(),
                    Optional.empty(),
                    new MailAddress("no-reply@tenders.example"))));
    assertThat(strict.connect()).isEmpty();
  }
}
