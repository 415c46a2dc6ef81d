package org.opengeps.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children that must not stay dead. */
class KeptProcessTest {
  @TempDir Path folder;
  private final LinkedBlockingQueue<String> alarms = new LinkedBlockingQueue<>();

  @Test
  void whatEndsByItselfIsToldWithItsLastWordsAndStartedAgain() throws Exception {
    List<String> command = List.of("/bin/sh", "-c", "echo java.lang.OutOfMemoryError; exit 3");
    try (KeptProcess kept = KeptProcess.start("member", folder, command, alarms::add)) {
      for (int i = 0; i < 2; i++) {
        assertThat(alarms.poll(20, TimeUnit.SECONDS))
            .contains("member ended by itself with exit code 3", "OutOfMemoryError");
      }
      assertThat(kept.child()).isNotNull();
    }
  }

  @Test
  void whatIsClosedStaysClosed() {
    KeptProcess kept =
        KeptProcess.start("member", folder, List.of("/bin/sh", "-c", "sleep 60"), alarms::add);
    ChildProcess child = kept.child();
    kept.close();
    assertThat(child.isAlive()).isFalse();
    assertThat(alarms).isEmpty();
  }
}
