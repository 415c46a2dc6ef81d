package org.opengeps.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opengeps.app.database.EmbeddedDatabase;
import org.opengeps.testing.ServeProcess;

/**
 * The server over a MariaDB that somebody else runs, with the users that {@code
 * docker/application-user.sh} makes there.
 */
class ExternalDatabaseIT {
  private static final String PASSWORD = "of-the-application";
  private static final String OWNER_PASSWORD = "of-the-owner";

  @Test
  void theServerRunsOnItWithTheRightsOfItsOwnUserOnly() throws Exception {
    Path home = ServeProcess.emptyHome("it-external");
    Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
    try (EmbeddedDatabase database = database(elsewhere)) {
      String url = database.access().url();
      Path own = Files.createDirectories(home.resolve("own"));
      try (ServeProcess server = serve(own, url, PASSWORD)) {
        server.awaitOutput("OpenGePS runs on");
        assertThat(server.get("/tenders").statusCode()).isEqualTo(200);
        assertThat(server.get("/health/ready").body()).contains("\"UP\"");
        assertThat(own.resolve("db")).doesNotExist();
        try (Connection application = DriverManager.getConnection(url, "opengeps", PASSWORD)) {
          assertThatThrownBy(() -> application.createStatement().execute("DROP TABLE ledger_entry"))
              .isInstanceOf(SQLException.class)
              .hasMessageContaining("denied");
        }
        assertThat(server.terminate()).isEqualTo(143);
      }
      try (ServeProcess server = serve(own, url, "wrong")) {
        assertThat(server.exitCode()).isEqualTo(5);
        assertThat(server.output())
            .contains("The database cannot be used as opengeps", "denied")
            .doesNotContain("\tat ");
      }
      try (Connection still = DriverManager.getConnection(url, "opengeps", PASSWORD)) {
        assertThat(still.isValid(5)).as("the database is not ours to end").isTrue();
      }
    }
    try (ServeProcess server =
        serve(home, "jdbc:mariadb://127.0.0.1:" + ServeProcess.freePort() + "/opengeps", "any")) {
      assertThat(server.exitCode()).isEqualTo(5);
      assertThat(server.output()).contains("cannot be reached").doesNotContain("\tat ");
    }
  }

  private static ServeProcess serve(Path home, String url, String password) throws IOException {
    return ServeProcess.start(
        ServeProcess.jar(),
        home,
        ServeProcess.freePort(),
        Map.of(
            "OPENGEPS_DB_URL", url,
            "OPENGEPS_DB_USER", "opengeps",
            "OPENGEPS_DB_PASSWORD", password,
            "OPENGEPS_DB_OWNER_USER", "opengeps_owner",
            "OPENGEPS_DB_OWNER_PASSWORD", OWNER_PASSWORD),
        "--no-demo");
  }

  /** A database whose only users are those that the container's start makes. */
  private static EmbeddedDatabase database(Path home) throws Exception {
    Path keys = Files.createDirectories(home.resolve("keys"));
    Files.writeString(
        keys.resolve("database.properties"),
        "opengeps=" + PASSWORD + "\nopengeps_owner=" + OWNER_PASSWORD + "\n");
    Path users = home.resolve("users.sql");
    // what the MariaDB image makes of MARIADB_DATABASE, MARIADB_USER and MARIADB_PASSWORD
    Files.writeString(
        users,
        """
        CREATE DATABASE IF NOT EXISTS opengeps;
        CREATE USER IF NOT EXISTS 'opengeps_owner'@'%%' IDENTIFIED BY '%s';
        GRANT ALL ON opengeps.* TO 'opengeps_owner'@'%%';
        """
                .formatted(OWNER_PASSWORD)
            + statementsOf(Path.of("docker/application-user.sh")));
    return EmbeddedDatabase.start(
        home, home.resolve("runtime"), List.of("--init-file=" + users.toAbsolutePath()));
  }

  private static String statementsOf(Path script) throws Exception {
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-c", "docker_process_sql() { cat; }; . " + script);
    bash.environment().put("OPENGEPS_DB_PASSWORD", PASSWORD);
    Process process = bash.start();
    String statements = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return statements;
  }
}
