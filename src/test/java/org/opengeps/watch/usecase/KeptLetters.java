package org.opengeps.watch.usecase;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.watch.Fill;
import org.opengeps.watch.Follower;
import org.opengeps.watch.model.Letterbox;
import org.opengeps.watch.rules.LetterTimes;

/** Letters in memory. */
final class KeptLetters implements Letterbox {
  /** A letter with what became of it. */
  static final class Row {
    final UUID id;
    final PersonId person;
    final Kind kind;
    final UUID about;
    final UUID watch;
    final Instant createdAt;
    Instant dueAt;
    int attempts;
    String state = "waiting";

    Row(UUID id, PersonId person, Kind kind, UUID about, UUID watch, Instant at) {
      this.id = id;
      this.person = person;
      this.kind = kind;
      this.about = about;
      this.watch = watch;
      this.createdAt = at;
      this.dueAt = at;
    }
  }

  final Map<UUID, Row> rows = new LinkedHashMap<>();
  private final KeptFollowers followers;

  KeptLetters(KeptFollowers followers) {
    this.followers = followers;
  }

  @Override
  public void add(UUID id, PersonId person, Kind kind, UUID about, UUID watch, Instant at) {
    rows.put(id, new Row(id, person, kind, about, watch, at));
  }

  @Override
  public Optional<Waiting> take(Instant at) {
    Optional<Row> due =
        rows.values().stream()
            .filter(row -> row.state.equals("waiting") && !row.dueAt.isAfter(at))
            .min(Comparator.comparing(row -> row.dueAt));
    due.ifPresent(
        row -> {
          row.attempts++;
          row.dueAt = at.plus(LetterTimes.pause(row.attempts));
        });
    return due.map(this::waiting);
  }

  private Waiting waiting(Row row) {
    Follower follower = followers.find(row.person).orElseThrow();
    Optional<String> address =
        follower.confirmed() == (row.kind != Kind.ADDRESS) ? follower.address() : Optional.empty();
    return new Waiting(
        row.id,
        row.person,
        row.kind,
        row.about,
        row.watch,
        address,
        follower.language(),
        row.attempts,
        row.createdAt);
  }

  @Override
  public void sent(UUID letter, Instant at) {
    rows.get(letter).state = "sent";
  }

  @Override
  public void drop(UUID letter) {
    rows.remove(letter);
  }

  @Override
  public void dead(UUID letter, Instant at) {
    rows.get(letter).state = "dead";
  }

  @Override
  public void putBack(UUID letter, Instant at) {
    rows.get(letter).attempts--;
    rows.get(letter).dueAt = at;
  }

  @Override
  public long count(PersonId person, Kind kind, Instant since) {
    return rows.values().stream()
        .filter(row -> row.person.equals(person) && row.kind == kind)
        .filter(row -> row.createdAt.isAfter(since))
        .count();
  }

  @Override
  public Fill fill() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean clear(Instant at, Duration ended, Duration told) {
    throw new UnsupportedOperationException();
  }

  /** What became of all letters, in the order in which they came. */
  List<String> states() {
    return rows.values().stream().map(row -> row.state).toList();
  }
}
