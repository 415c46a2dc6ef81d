package org.opengeps.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the database is told of how its connections are lent. */
class LentConnectionTest {
  private final List<String> told = new ArrayList<>();
  private boolean automatic = true;
  private boolean alive = true;
  private boolean broken;
  private final Connection lent = lend();

  @Test
  void aTransactionAfterAnotherCostsItsCommitAndNothingElse() throws SQLException {
    transaction();
    assertThat(told).containsExactly("autocommit=false", "statement", "commit");
    told.clear();
    transaction();
    transaction();
    assertThat(told).containsExactly("statement", "commit", "statement", "commit");
  }

  @Test
  void whatIsDoneOutsideOfATransactionIsCommittedAtOnce() throws SQLException {
    transaction();
    told.clear();
    assertThat(lent.getAutoCommit()).isTrue();
    state();
    state();
    assertThat(told).containsExactly("autocommit=true", "statement", "statement");
    told.clear();
    transaction();
    assertThat(told).containsExactly("autocommit=false", "statement", "commit");
  }

  @Test
  void whoSwitchesToAutomaticCommitsInTheMiddleCommitsWhatWasDone() throws SQLException {
    lent.setAutoCommit(false);
    state();
    lent.setAutoCommit(true);
    assertThat(told).containsExactly("autocommit=false", "statement", "autocommit=true");
  }

  @Test
  void whatWasRolledBackIsNotCommittedByTheSwitchAfterIt() throws SQLException {
    lent.setAutoCommit(false);
    state();
    lent.rollback();
    lent.setAutoCommit(true);
    assertThat(told).containsExactly("autocommit=false", "statement", "rollback");
  }

  @Test
  void whatCouldNotBeCommittedIsRolledBackBeforeAnybodyElseGetsTheConnection() throws SQLException {
    lent.setAutoCommit(false);
    state();
    broken = true;
    assertThatThrownBy(lent::commit).isInstanceOf(SQLException.class).hasMessage("저장 실패");
    assertThat(told).containsExactly("autocommit=false", "statement", "commit", "rollback");
  }

  @Test
  void theQuestionForTheMetadataIsAnsweredByTheDatabaseAndNotFromMemory() throws SQLException {
    lent.getMetaData();
    assertThat(told).containsExactly("ping", "metadata");
    alive = false;
    assertThatThrownBy(lent::getMetaData).isInstanceOf(SQLException.class);
  }

  private void transaction() throws SQLException {
    lent.setAutoCommit(false);
    state();
    lent.commit();
    lent.setAutoCommit(true);
  }

  private void state() throws SQLException {
    try (Statement statement = lent.createStatement()) {
      assertThat(statement).isNull();
    }
  }

  private Connection lend() {
    try {
      return LentConnection.of(
          (Connection)
              Proxy.newProxyInstance(
                  Connection.class.getClassLoader(),
                  new Class<?>[] {Connection.class},
                  (self, method, arguments) -> answer(method.getName(), arguments)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object answer(String method, Object[] arguments) throws SQLException {
    switch (method) {
      case "getAutoCommit" -> {
        return automatic;
      }
      case "setAutoCommit" -> {
        automatic = (boolean) arguments[0];
        told.add("autocommit=" + automatic);
      }
      case "isValid" -> {
        told.add("ping");
        return alive;
      }
      case "createStatement" -> told.add("statement");
      case "getMetaData" -> told.add("metadata");
      default -> told.add(method);
    }
    if (method.equals("commit") && broken) {
      throw new SQLException("저장 실패");
    }
    return null;
  }
}
