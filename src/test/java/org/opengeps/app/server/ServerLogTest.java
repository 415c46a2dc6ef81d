package org.opengeps.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator still reads after somebody has tried to write it away. */
class ServerLogTest {
  @TempDir private Path folder;

  private static LogRecord trace(Throwable thrown) {
    LogRecord record = new LogRecord(Level.WARNING, "incident " + System.nanoTime());
    record.setLoggerName("org.opengeps.rest.ProblemMapper");
    record.setThrown(thrown);
    return record;
  }

  private static LogRecord line(Level level, String message) {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName("test");
    return record;
  }

  private static RuntimeException provoked() {
    return new IllegalStateException("한글 " + System.nanoTime());
  }

  @Test
  void aHundredThousandEqualTracesLeaveWhatHappenedBeforeThem() throws IOException {
    Path file = folder.resolve("server.log");
    ServerLog log = new ServerLog(file);
    log.publish(line(Level.SEVERE, "ALARM: 먼저 일어난 일"));
    for (int i = 0; i < 100_000; i++) {
      log.publish(trace(provoked()));
    }
    log.publish(trace(new IOException("another kind")));
    log.publish(line(Level.INFO, "afterwards"));
    log.close();
    String text = Files.readString(file);
    assertThat(text).contains("[SEVERE] [test] ALARM: 먼저 일어난 일", "another kind", "afterwards");
    assertThat(text.split("IllegalStateException", -1)).hasSize(4);
    assertThat(Files.size(file)).isLessThan(50_000);
  }

  @Test
  void ofTheServersOwnTwoSentencesAtEveryStartNoneIsWrittenButEveryOtherWarning()
      throws IOException {
    String logger = "javax.enterprise.system.container.web.com.sun.web.security";
    ServerLog log = new ServerLog(folder.resolve("server.log"));
    for (String sentence :
        List.of(
            "Context path from ServletContext:  differs from path from bundle: /",
            "Context path from ServletContext: /other differs from path from bundle: /")) {
      LogRecord record = line(Level.WARNING, sentence);
      record.setLoggerName(logger);
      log.publish(record);
    }
    log.close();
    assertThat(Files.readAllLines(folder.resolve("server.log")))
        .singleElement()
        .asString()
        .contains("/other");
  }

  @Test
  void aFullFileIsPutAsideAndTheOldestGoes() throws IOException {
    RotatingFile file = new RotatingFile(folder.resolve("a.log"), 100, 2);
    for (int i = 0; i < 10; i++) {
      file.write("line " + i + " " + "x".repeat(50) + "\n");
    }
    file.close();
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.map(one -> one.getFileName().toString()))
          .containsExactlyInAnyOrder("a.log", "a.log.1", "a.log.2");
    }
    assertThat(Files.readString(folder.resolve("a.log"))).startsWith("line 9");
    assertThat(Files.readString(folder.resolve("a.log.1"))).startsWith("line 8");
    RotatingFile again = new RotatingFile(folder.resolve("a.log"), 100, 2);
    again.write("more\n");
    again.close();
    List<String> lines = Files.readAllLines(folder.resolve("a.log"));
    assertThat(lines).hasSize(2);
  }

  @Test
  void aTraceIsCutWhereOnlyTheContainersWayIsLeft() {
    RuntimeException deep = provoked();
    StackTraceElement[] frames = new StackTraceElement[80];
    java.util.Arrays.fill(frames, new StackTraceElement("a.B", "c", "B.java", 1));
    deep.setStackTrace(frames);
    String text = new LogLines().format(trace(deep));
    assertThat(text).contains("... 50 more");
    assertThat(text.lines().count()).isEqualTo(33);
  }
}
