package org.opengeps.custody.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.CeremonyStatement;

/**
 * A ceremony is called by an agency for itself, now, for at most 90 days, among different people
 * with different, living keys.
 */
public final class CeremonyIsWellFormed {
  /** How long a pool lives at most. */
  public static final Duration LONGEST_POOL = Duration.ofDays(90);

  /** How far the officer's clock may be off. */
  public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

  /** How many keys one ceremony makes at most. */
  public static final int MOST_KEYS = 100;

  private static final int NAME = 200;

  private CeremonyIsWellFormed() {}

  /**
   * What is known of a member's committee key.
   *
   * @param person who he is: two persons of the register who could be one human being are one
   * @param sound whether the enclosed registration is the registered one, of the same person
   * @param notAfter end of the key
   */
  public record MemberFacts(
      int index, String person, boolean sound, String key, Instant notAfter) {}

  /**
   * @param ownAgency identifier of the signing officer's agency
   */
  public static Optional<Refusal> judge(
      CeremonyStatement statement, List<MemberFacts> members, String ownAgency, Instant now) {
    if (!statement.agency().equals(ownAgency)) {
      return Optional.of(
          Refusal.of("foreign-agency.ceremony")
              .with("own", ownAgency)
              .with("named", statement.agency()));
    }
    if (Duration.between(statement.createdAt(), now).abs().compareTo(CLOCK_TOLERANCE) > 0) {
      return Optional.of(
          Refusal.of("clock-off").with("createdAt", statement.createdAt()).with("now", now));
    }
    Duration life = Duration.between(statement.createdAt(), statement.expiresAt());
    if (life.isNegative() || life.isZero() || life.compareTo(LONGEST_POOL) > 0) {
      return Optional.of(Refusal.of("pool-too-long"));
    }
    if (statement.keys() > MOST_KEYS) {
      return Optional.of(Refusal.of("too-many-keys").with("most", MOST_KEYS));
    }
    return membersProblem(statement, members);
  }

  private static Optional<Refusal> membersProblem(
      CeremonyStatement statement, List<MemberFacts> members) {
    if (members.stream().map(MemberFacts::person).distinct().count() < members.size()
        || members.stream().map(MemberFacts::key).distinct().count() < members.size()) {
      return Optional.of(Refusal.of("member-twice.ceremony"));
    }
    Optional<Refusal> unfit =
        FreeText.judge(
            statement.members().stream()
                .map(one -> FreeText.line("members[" + one.index() + "].name", one.name(), NAME))
                .toArray(FreeText[]::new));
    if (unfit.isPresent()) {
      return unfit;
    }
    return members.stream()
        .filter(member -> !member.sound() || !member.notAfter().isAfter(statement.expiresAt()))
        .findFirst()
        .flatMap(
            member ->
                Optional.of(Refusal.of("committee-key-unusable").with("member", member.index())));
  }
}
