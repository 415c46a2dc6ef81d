package org.opengeps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens to a process of the server that dies. */
class WatchTest {
  private final List<String> said = new ArrayList<>();
  private final List<Integer> ended = new ArrayList<>();
  private final Watch watch = new Watch(() -> false, said::add, ended::add);
  private boolean alive = true;
  private boolean curable = true;
  private int restarts;

  private void watchIt() {
    watch.add(
        new Watch.Part(
            "witness",
            () -> alive,
            () -> "out of memory",
            () -> {
              restarts++;
              if (!curable) {
                throw new IllegalStateException("its port is taken");
              }
              alive = true;
            },
            StartFailure.Reason.AUTHORITIES));
  }

  @Test
  void whatDiedIsStartedAgainAndItsLastWordsAreShown() {
    watchIt();
    assertThat(watch.look()).isTrue();
    assertThat(said).isEmpty();
    alive = false;
    assertThat(watch.look()).isTrue();
    assertThat(restarts).isOne();
    assertThat(said)
        .containsExactly("The witness has died:\nout of memory", "The witness runs again.");
    assertThat(ended).isEmpty();
  }

  @Test
  void whatDiesAgainAndAgainEndsEverythingWithItsExitCode() {
    watchIt();
    for (int i = 0; i < 3; i++) {
      alive = false;
      assertThat(watch.look()).isTrue();
    }
    alive = false;
    assertThat(watch.look()).isFalse();
    assertThat(restarts).isEqualTo(3);
    assertThat(ended).containsExactly(6);
  }

  @Test
  void whatDoesNotComeUpEndsEverythingWithItsExitCode() {
    watchIt();
    curable = false;
    alive = false;
    assertThat(watch.look()).isFalse();
    assertThat(said).last().asString().contains("its port is taken");
    assertThat(ended).containsExactly(6);
  }
}
