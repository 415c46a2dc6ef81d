package org.opengeps.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSettingsTest {
  @TempDir private Path folder;

  private static Optional<MailSettings> read(Map<String, String> settings) {
    return MailSettings.read(name -> Optional.ofNullable(settings.get(name)));
  }

  private static Map<String, String> settings(String... pairs) {
    Map<String, String> all = new HashMap<>();
    all.put("opengeps.mail.host", "relay.example");
    all.put("opengeps.mail.from", "no-reply@tenders.example");
    for (int i = 0; i < pairs.length; i += 2) {
      all.put("opengeps.mail." + pairs[i], pairs[i + 1]);
    }
    return all;
  }

  @Test
  void withoutAHostMailIsNotSetUp() {
    assertThat(read(Map.of("opengeps.mail.from", "no-reply@tenders.example"))).isEmpty();
    assertThat(read(Map.of("opengeps.mail.host", " "))).isEmpty();
  }

  /** What nobody says is the safe way, or no way. */
  @Test
  void tlsIsRequiredUnlessTheOperatorSaysOtherwise() {
    Properties properties = MailRelay.properties(read(settings()).orElseThrow());
    assertThat(read(settings()).orElseThrow().port()).isEqualTo(587);
    assertThat(properties)
        .containsEntry("mail.smtp.starttls.required", "true")
        .containsEntry("mail.smtp.ssl.checkserveridentity", "true")
        .containsEntry("mail.smtp.timeout", "20000")
        .containsEntry("mail.smtp.localhost", "tenders.example");
  }

  @Test
  void tlsFromTheFirstByteHasAPortOfItsOwn() {
    MailSettings settings = read(settings("security", "tls")).orElseThrow();
    assertThat(settings.port()).isEqualTo(465);
    assertThat(MailRelay.properties(settings))
        .containsEntry("mail.transport.protocol", "smtps")
        .containsEntry("mail.smtps.ssl.checkserveridentity", "true");
  }

  @Test
  void aUserHasAPasswordInAFile() throws IOException {
    Path file = folder.resolve("password");
    Files.writeString(file, "secret\n");
    MailSettings settings =
        read(settings("user", "relay-user", "password-file", file.toString())).orElseThrow();
    assertThat(settings.user()).contains("relay-user");
    assertThat(MailRelay.properties(settings)).containsEntry("mail.smtp.auth", "true");
  }

  @ParameterizedTest
  @CsvSource({
    "security, ssl, opengeps.mail.security is none of none",
    "port, 70000, opengeps.mail.port is no port",
    "port, smtp, opengeps.mail.port is no port",
    "from, OpenGePS, opengeps.mail.from is no mail address",
    "user, somebody, opengeps.mail.user and password-file belong together",
  })
  void aSlipIsNamed(String name, String value, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(settings(name, value)))
        .withMessageStartingWith(sentence);
  }

  @Test
  void noPasswordGoesInClear() throws IOException {
    Path file = folder.resolve("password");
    Files.writeString(file, "secret");
    String[] clear = {"security", "none", "user", "u", "password-file", file.toString()};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(settings(clear)))
        .withMessageContaining("in clear");
  }
}
