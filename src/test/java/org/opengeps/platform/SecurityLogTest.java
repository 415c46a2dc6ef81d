package org.opengeps.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator looks for after an incident. */
class SecurityLogTest {
  private static final Logger LOGGER = Logger.getLogger(SecurityLog.NAME);
  private final List<String> lines = new ArrayList<>();
  private final SecurityLog log = new SecurityLog();

  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          lines.add(record.getMessage());
        }

        @Override
        public void flush() {
          // nothing is kept back
        }

        @Override
        public void close() {
          // nothing to close
        }
      };

  @BeforeEach
  void listen() {
    LOGGER.addHandler(handler);
  }

  @AfterEach
  void stop() {
    LOGGER.removeHandler(handler);
  }

  @Test
  void nobodyBeginsALineOrAMemberOfHisOwn() {
    log.record(
        "log-in", "reason", "a\"\nlog-in person=\"admin\"\u2028\u202e끝", "from", "192.0.2.1");
    assertThat(lines)
        .containsExactly("log-in reason=\"a??log-in person=?admin???끝\" from=\"192.0.2.1\"");
  }

  @Test
  void aMillionRefusalsDoNotPushALogInOut() {
    log.record("log-in", "person", "p");
    for (int i = 0; i < 1_000_000; i++) {
      log.refused("challenge-foreign", "from", "192.0.2.1");
    }
    log.refused("role-missing", "from", "192.0.2.1");
    assertThat(lines).hasSizeLessThan(30).first().asString().startsWith("log-in");
    assertThat(lines).last().asString().startsWith("refused code=\"role-missing\"");
  }
}
