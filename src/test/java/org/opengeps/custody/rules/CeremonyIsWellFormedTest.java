package org.opengeps.custody.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.custody.rules.CeremonyIsWellFormed.MemberFacts;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.CeremonyStatement;

/** A ceremony that could give no usable key is refused before anybody deals, and says why. */
class CeremonyIsWellFormedTest {
  private static final Instant NOW = Instant.parse("2025-07-01T00:00:00Z");
  private static final Instant END = NOW.plus(Duration.ofDays(60));
  private static final Instant LATER = END.plus(Duration.ofDays(60));

  private static CeremonyStatement ceremony(int keys, Instant createdAt, Instant expiresAt) {
    List<CeremonyStatement.Member> members = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      members.add(new CeremonyStatement.Member(i, "person-" + i, "위원 " + i, new byte[] {1}));
    }
    return new CeremonyStatement(
        new UUID(1, 2), "6110000", 2, 3, keys, createdAt, expiresAt, members);
  }

  private static MemberFacts member(int index) {
    return new MemberFacts(index, "person-" + index, true, "key-" + index, LATER);
  }

  private static List<MemberFacts> members(MemberFacts third) {
    return List.of(member(1), member(2), third);
  }

  private static Optional<String> code(CeremonyStatement statement, MemberFacts third) {
    return CeremonyIsWellFormed.judge(statement, members(third), "6110000", NOW).map(Refusal::code);
  }

  @Test
  void aSoundCeremonyPassesUpToTheClocksTolerance() {
    assertThat(code(ceremony(100, NOW, END), member(3))).isEmpty();
    Instant slow = NOW.minus(CeremonyIsWellFormed.CLOCK_TOLERANCE);
    assertThat(code(ceremony(1, slow, END), member(3))).isEmpty();
    assertThat(code(ceremony(1, slow.minusMillis(1), END), member(3))).contains("clock-off");
    Instant fast = NOW.plus(CeremonyIsWellFormed.CLOCK_TOLERANCE).plusMillis(1);
    assertThat(code(ceremony(1, fast, END), member(3))).contains("clock-off");
  }

  @Test
  void aPoolIsNeitherTooLongNorTooLarge() {
    Instant longer = NOW.plus(CeremonyIsWellFormed.LONGEST_POOL).plusMillis(1);
    assertThat(code(ceremony(1, NOW, longer), member(3))).contains("pool-too-long");
    assertThat(code(ceremony(1, NOW, NOW), member(3))).contains("pool-too-long");
    assertThat(code(ceremony(101, NOW, END), member(3))).contains("too-many-keys");
  }

  @Test
  void everyMemberIsAnotherPersonWithAUsableKeyOfHisOwn() {
    CeremonyStatement good = ceremony(1, NOW, END);
    assertThat(code(good, new MemberFacts(3, "person-2", true, "key-3", LATER)))
        .contains("member-twice");
    assertThat(code(good, new MemberFacts(3, "person-3", true, "key-2", LATER)))
        .contains("member-twice");
    assertThat(code(good, new MemberFacts(3, "person-3", false, "key-3", LATER)))
        .contains("committee-key-unusable");
    assertThat(code(good, new MemberFacts(3, "person-3", true, "key-3", END)))
        .as("a key that ends with the pool")
        .contains("committee-key-unusable");
  }
}
