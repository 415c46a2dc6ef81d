package org.opengeps.ledger.usecase;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opengeps.kernel.Sha256;
import org.opengeps.ledger.model.Batch;
import org.opengeps.ledger.model.Batches;
import org.opengeps.ledger.model.Checkpoints;
import org.opengeps.ledger.model.LogEntries;
import org.opengeps.ledger.model.SecretFact;
import org.opengeps.ledger.model.TreePlace;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.fixture.FixedRandom;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.HiddenLeaf;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.log.NoteSigner;
import org.opengeps.protocol.log.SignedNote;

/** A log of batches in memory, which counts how often its tables are asked. */
final class MemoryLog {
  static final Instant AT = Instant.parse("2025-06-20T01:00:00Z");
  final Map<String, Integer> asked = new TreeMap<>();
  private final SortedMap<Long, Batch> batches = new TreeMap<>();
  private final List<byte[]> entries = new ArrayList<>();
  private final NoteSigner signer =
      NoteSigner.generate("log.test", NoteKey.Kind.LOG, new FixedRandom("log"));
  private SignedNote published;

  /** Appends a batch of receptions about the subjects and returns their hashes. */
  List<Sha256> append(String... subjects) {
    return appendOf("reception", subjects);
  }

  /** The same of facts of another kind. */
  List<Sha256> appendOf(String kind, String... subjects) {
    int number = batches.size();
    List<Batch.Leaf> leaves =
        IntStream.range(0, subjects.length)
            .mapToObj(i -> leaf(kind, subjects[i], number + "." + i))
            .toList();
    Batch batch = new Batch(number, Sha256.ofText("seed " + number).bytes(), leaves);
    batches.put((long) entries.size(), batch);
    entries.add(LedgerEntry.of(batch.head(), AT).canonical());
    return leaves.stream().map(leaf -> leaf.fact().fact()).toList();
  }

  private static Batch.Leaf leaf(String kind, String subject, String fact) {
    byte[] salt = Sha256.ofText("salt " + fact).bytes();
    return new Batch.Leaf(
        new SecretFact(0, kind, subject, Sha256.ofText(fact), salt),
        HiddenLeaf.ofFact(salt, kind, fact.getBytes(StandardCharsets.UTF_8)));
  }

  /** Publishes all that was appended. */
  void publish() {
    published = SignedNote.sign(new Checkpoint("log.test", entries.size(), root()).text(), signer);
  }

  Sha256 root() {
    return tree().root();
  }

  private MerkleTree tree() {
    return MerkleTree.ofValues(entries);
  }

  ProveLeaf proveLeaf() {
    return new ProveLeaf(
        batches(),
        new ProveEntry(entries(), checkpoints()),
        new Publications(),
        new InTransaction());
  }

  Batches batches() {
    return table(
        Batches.class,
        (self, method, args) ->
            switch (method.getName()) {
              case "holding" -> holding((Collection<?>) args[0]);
              case "at" -> some(batches, (Collection<?>) args[0]);
              case "timestamps" -> Map.of();
              case "listAbout" -> listAbout((String) args[0], (Collection<?>) args[1]);
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private LogEntries entries() {
    return table(
        LogEntries.class,
        (self, method, args) ->
            switch (method.getName()) {
              case "find" -> some(all(), (Collection<?>) args[0]);
              case "nodes" -> nodes((Collection<?>) args[0]);
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private Checkpoints checkpoints() {
    return table(
        Checkpoints.class,
        (self, method, args) ->
            switch (method.getName()) {
              case "covering" -> covering((Collection<?>) args[0]);
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private <T> T table(Class<T> type, InvocationHandler answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> {
              asked.merge(method.getName(), 1, Integer::sum);
              return answers.invoke(self, method, args);
            }));
  }

  private Map<Sha256, Long> holding(Collection<?> facts) {
    Map<Sha256, Long> found = new HashMap<>();
    batches.forEach(
        (entry, batch) ->
            batch.facts().stream()
                .map(leaf -> leaf.fact().fact())
                .filter(facts::contains)
                .forEach(fact -> found.putIfAbsent(fact, entry)));
    return found;
  }

  private List<Long> listAbout(String prefix, Collection<?> kinds) {
    return batches.entrySet().stream()
        .filter(
            entry ->
                entry.getValue().facts().stream()
                    .filter(leaf -> kinds.contains(leaf.fact().kind()))
                    .anyMatch(leaf -> leaf.fact().subject().startsWith(prefix)))
        .map(Map.Entry::getKey)
        .toList();
  }

  private SortedMap<Long, byte[]> all() {
    SortedMap<Long, byte[]> all = new TreeMap<>();
    entries.forEach(entry -> all.put((long) all.size(), entry));
    return all;
  }

  private static <T> SortedMap<Long, T> some(SortedMap<Long, T> all, Collection<?> keys) {
    SortedMap<Long, T> some = new TreeMap<>(all);
    some.keySet().retainAll(new TreeSet<>(keys));
    return some;
  }

  private SortedMap<Long, SignedNote> covering(Collection<?> indexes) {
    long size = published == null ? 0 : Checkpoint.parse(published.text()).size();
    SortedMap<Long, SignedNote> found = new TreeMap<>();
    indexes.stream()
        .map(Long.class::cast)
        .filter(index -> index < size)
        .forEach(index -> found.put(index, published));
    return found;
  }

  private Map<TreePlace, Sha256> nodes(Collection<?> places) {
    MerkleTree tree = tree();
    return places.stream()
        .map(TreePlace.class::cast)
        .collect(
            Collectors.toMap(place -> place, place -> tree.node(place.level(), place.index())));
  }
}
