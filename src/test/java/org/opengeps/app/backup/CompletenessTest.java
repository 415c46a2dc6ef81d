package org.opengeps.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.Checkpoint;

/** What a restore says, by where log, publication and witness stand. */
class CompletenessTest {
  private static final Instant LAST = Instant.parse("2026-03-02T02:00:00Z");
  private static final Instant COSIGNED = Instant.parse("2026-03-02T09:00:00Z");

  @ParameterizedTest(name = "here {0}, published {1}, witness {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "40 | 40 | 40 | COMPLETE  | complete: the log is at 40 entries, as the witness last saw at 2026-03-02T09:00:00Z.",
        "41 | 40 | 40 | COMPLETE  | complete: the log is at 41 entries; the witness has seen 40 of them at 2026-03-02T09:00:00Z and will be shown the rest at the start.",
        "40 | 39 | 40 | COMPLETE  | complete: the log is at 40 entries, as the witness last saw at 2026-03-02T09:00:00Z.",
        "40 | 40 | 41 | READ_ONLY | behind by 1 entry since 2026-03-02T02:00:00Z.",
        "40 | 40 | 99 | READ_ONLY | behind by 59 entries since 2026-03-02T02:00:00Z.",
        "0  |    | 5  | READ_ONLY | behind by 5 entries since the beginning.",
        "40 | 40 | 39 | READ_ONLY | not to be trusted: the witness has gone back to 39 entries, and 40 entries were published with its cosignature. It was reset, or it is another one.",
        "40 | 40 |    | READ_ONLY | not to be trusted: the witness knows nothing of this log, and 40 entries were published with its cosignature. It was reset, or it is another one.",
        "3  |    |    | COMPLETE  | complete: the log is at 3 entries; nothing of it was published yet.",
      })
  void theWitnessIsTheMeasure(
      long here, Long published, Long witness, Completeness.Outcome outcome, String line) {
    var facts =
        new Completeness.Facts(
            new LogAt(head(here), here == 0 ? Optional.empty() : Optional.of(LAST)),
            Optional.ofNullable(published).map(CompletenessTest::head),
            Optional.ofNullable(witness).map(size -> new WitnessedHead(head(size), COSIGNED)));
    Completeness.Judgement judgement = Completeness.judge(facts);
    assertThat(judgement.outcome()).isEqualTo(outcome);
    assertThat(judgement.lines().get(0)).isEqualTo(line);
    if (outcome == Completeness.Outcome.READ_ONLY) {
      assertThat(String.join("\n", judgement.lines())).contains("will start read-only");
    }
  }

  private static Checkpoint head(long size) {
    return new Checkpoint("log.test", size, Sha256.ofText("root of " + size));
  }
}
