package org.opengeps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opengeps.app.database.DatabaseAccess;

class EngineSetupTest {
  private static final URI NEIGHBOUR = URI.create("http://127.0.0.1:1");

  @AfterEach
  void forget() {
    System.clearProperty("opengeps.bank.url");
  }

  private static Map<String, String> bank() {
    var user = new DatabaseAccess.Login("user", "password");
    var database = new DatabaseAccess("jdbc:mariadb://127.0.0.1/opengeps", user, user);
    Map<String, String> all =
        new EngineSetup(Path.of("data"), NEIGHBOUR, NEIGHBOUR, URI.create("http://127.0.0.1:2"))
            .properties(NEIGHBOUR, database);
    Map<String, String> found = new TreeMap<>(all);
    found.keySet().removeIf(name -> !name.startsWith("opengeps.bank."));
    return found;
  }

  @Test
  void thePracticeBankIsTheBankUnlessTheOperatorNamesOne() {
    assertThat(bank())
        .containsExactly(
            Map.entry("opengeps.bank.certificate", "data/bank/bank.crt"),
            Map.entry("opengeps.bank.token", "data/bank/token"),
            Map.entry("opengeps.bank.url", "http://127.0.0.1:2"));
    // an own bank is never shown the practice's token, nor believed under its certificate
    System.setProperty("opengeps.bank.url", "https://bank.example");
    assertThat(bank()).containsExactly(Map.entry("opengeps.bank.url", "https://bank.example"));
  }
}
