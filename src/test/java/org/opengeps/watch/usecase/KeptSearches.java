package org.opengeps.watch.usecase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.PersonId;
import org.opengeps.notice.TenderNumber;
import org.opengeps.watch.FoundTender;
import org.opengeps.watch.SavedSearch;
import org.opengeps.watch.model.SavedSearches;

/** Searches in memory. */
final class KeptSearches implements SavedSearches {
  final Map<UUID, Owned> all = new LinkedHashMap<>();
  final Map<UUID, Map<TenderNumber, Optional<UUID>>> found = new LinkedHashMap<>();
  private final Map<UUID, Instant> looked = new LinkedHashMap<>();
  final Map<UUID, Instant> next = new LinkedHashMap<>();

  @Override
  public void add(PersonId person, SavedSearch search) {
    all.put(search.id(), new Owned(person, search));
    looked.put(search.id(), search.since());
    search.nextAt().ifPresent(at -> next.put(search.id(), at));
    found.put(search.id(), new LinkedHashMap<>());
  }

  @Override
  public List<SavedSearch> list(PersonId person) {
    return all.values().stream()
        .filter(one -> one.person().equals(person))
        .map(Owned::search)
        .toList();
  }

  @Override
  public Optional<Owned> find(UUID search) {
    return Optional.ofNullable(all.get(search));
  }

  @Override
  public boolean end(UUID search) {
    return all.remove(search) != null;
  }

  @Override
  public Optional<Owned> takeUnlooked(Instant before) {
    return all.values().stream()
        .filter(one -> looked.get(one.search().id()).isBefore(before))
        .findFirst();
  }

  @Override
  public void looked(UUID search, Instant at) {
    looked.put(search, at);
  }

  @Override
  public void found(UUID search, List<TenderNumber> tenders, Instant at) {
    tenders.forEach(tender -> found.get(search).putIfAbsent(tender, Optional.empty()));
  }

  @Override
  public Optional<Owned> takeDue(Instant at) {
    return all.values().stream()
        .filter(one -> next.containsKey(one.search().id()))
        .filter(one -> !next.get(one.search().id()).isAfter(at))
        .findFirst();
  }

  @Override
  public void next(UUID search, Instant at) {
    next.put(search, at);
  }

  @Override
  public int tell(UUID search, UUID letter) {
    List<TenderNumber> untold = new ArrayList<>();
    found
        .get(search)
        .forEach(
            (tender, told) -> {
              if (told.isEmpty()) {
                untold.add(tender);
              }
            });
    untold.forEach(tender -> found.get(search).put(tender, Optional.of(letter)));
    return untold.size();
  }

  @Override
  public List<TenderNumber> listTold(UUID letter, int most) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long countTold(UUID letter) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<FoundTender> listFound(PersonId person, int most) {
    throw new UnsupportedOperationException();
  }
}
