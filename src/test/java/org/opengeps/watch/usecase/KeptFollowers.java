package org.opengeps.watch.usecase;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.watch.Follower;
import org.opengeps.watch.model.Followers;

/** Followers in memory. */
final class KeptFollowers implements Followers {
  private record Word(Sha256 hash, Instant until) {}

  private final Map<PersonId, Follower> all = new HashMap<>();
  private final Map<PersonId, Word> words = new HashMap<>();

  @Override
  public Optional<Follower> find(PersonId person) {
    return Optional.ofNullable(all.get(person));
  }

  @Override
  public Optional<Follower> lock(PersonId person) {
    return find(person);
  }

  @Override
  public void ensure(PersonId person, String language, ZoneId zone, Instant at) {
    all.putIfAbsent(person, new Follower(language, zone, Optional.empty(), false, at));
  }

  @Override
  public void ask(PersonId person, String address, String language, ZoneId zone) {
    Instant readAt = all.get(person).readAt();
    all.put(person, new Follower(language, zone, Optional.of(address), false, readAt));
    words.remove(person);
  }

  @Override
  public void prefer(PersonId person, String language, ZoneId zone) {
    Follower old = all.get(person);
    all.put(person, new Follower(language, zone, old.address(), old.confirmed(), old.readAt()));
  }

  @Override
  public boolean expect(PersonId person, String address, Sha256 token, Instant until) {
    boolean waits =
        find(person)
            .filter(one -> !one.confirmed() && one.address().equals(Optional.of(address)))
            .isPresent();
    if (waits) {
      words.put(person, new Word(token, until));
    }
    return waits;
  }

  private Optional<PersonId> of(Sha256 token, Instant at) {
    return words.entrySet().stream()
        .filter(one -> one.getValue().hash().equals(token) && one.getValue().until().isAfter(at))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public Optional<String> findAddress(Sha256 token, Instant at) {
    return of(token, at).map(all::get).flatMap(Follower::address);
  }

  @Override
  public boolean confirm(Sha256 token, Instant at) {
    Optional<PersonId> person = of(token, at);
    person.ifPresent(
        one -> {
          Follower old = all.get(one);
          all.put(one, new Follower(old.language(), old.zone(), old.address(), true, old.readAt()));
          words.remove(one);
        });
    return person.isPresent();
  }

  @Override
  public void forgetAddress(PersonId person) {
    Follower old = all.get(person);
    all.put(
        person, new Follower(old.language(), old.zone(), Optional.empty(), false, old.readAt()));
    words.remove(person);
  }

  @Override
  public void read(PersonId person, Instant at) {
    throw new UnsupportedOperationException();
  }
}
