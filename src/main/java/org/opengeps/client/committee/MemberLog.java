package org.opengeps.client.committee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.opengeps.client.http.LogSource;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.outage.LoggedNotice;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.ConsistencyProof;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.LoggedPause;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.log.RunningRoot;
import org.opengeps.protocol.log.TilePath;
import org.opengeps.protocol.log.TiledTree;
import org.opengeps.protocol.log.Tiles;

/**
 * The member's own reading of the public log. An engine that closed a tender at the old deadline
 * could hand over the notice from before a correction; the log cannot hide that correction from a
 * reader of all its entries (sealing.md section 1: the latest logged notice version). Each entry is
 * read once: the file beside the key holds the edge of what was read, every word on each notice and
 * round and the calendars, so the log can neither shrink nor fork before this member.
 */
final class MemberLog {
  private static final String TYPE = "opengeps/member-log/3";
  private static final String CALENDAR = FactKind.CALENDAR_PUBLISHED.word();
  private final LogSource source;
  private final Path file;
  private String origin;
  private RunningRoot tree = new RunningRoot();
  private final Map<String, List<LoggedNotice>> notices = new HashMap<>();
  private final Set<Sha256> calendars = new TreeSet<>(Comparator.comparing(Sha256::hex));
  private final List<LoggedPause> pauses = new ArrayList<>();

  /**
   * @param source static files of the log
   * @param file the member's memory; made when missing
   */
  MemberLog(LogSource source, Path file) {
    this.source = source;
    this.file = file;
  }

  /**
   * Reads on up to a checkpoint whose signatures have been checked.
   *
   * @return {@code log-forked} if the entries do not lead there, {@code log-unreadable} if they are
   *     not served
   */
  Optional<Refusal> readTo(Checkpoint checkpoint) {
    try {
      recall(checkpoint.origin());
      return checkpoint.size() < tree.size() ? compareOlder(checkpoint) : readOn(checkpoint);
    } catch (IOException | UncheckedIOException | LogFormatException | JsonFormatException e) {
      return Optional.of(Refusal.of("log-unreadable").with("problem", e.getMessage()));
    }
  }

  /** Every word on a notice among the entries read so far, in the order of the log. */
  List<LoggedNotice> notices(String number) {
    return List.copyOf(notices.getOrDefault(number, List.of()));
  }

  /** The same of every tender, one list for each. */
  List<List<LoggedNotice>> all() {
    return notices.values().stream().map(List::copyOf).toList();
  }

  /** Hashes of the calendars of holidays among the entries read so far. */
  Set<Sha256> calendars() {
    return Set.copyOf(calendars);
  }

  /** Every word on the rounds of a tender among the entries read so far, in the log's order. */
  List<LoggedPause> pauses(String number) {
    return pauses.stream().filter(pause -> pause.tender().equals(number)).toList();
  }

  private Optional<Refusal> readOn(Checkpoint checkpoint) throws IOException {
    while (tree.size() < checkpoint.size()) {
      var path = TilePath.holding(TilePath.ENTRIES, tree.size(), checkpoint.size());
      List<byte[]> entries = Tiles.entries(source.get(path.toString()));
      if (entries.size() != path.width()) {
        throw new LogFormatException(path + " holds " + entries.size() + " entries");
      }
      int known = (int) (tree.size() % TilePath.FULL);
      entries.subList(known, entries.size()).forEach(this::take);
    }
    if (!tree.root().equals(checkpoint.root())) {
      return forked(checkpoint);
    }
    remember();
    return Optional.empty();
  }

  private void take(byte[] bytes) {
    tree.add(MerkleTree.leafHash(bytes));
    LedgerEntry entry = LedgerEntry.parse(bytes);
    LoggedNotice.in(entry).ifPresent(this::keep);
    if (entry.kind().equals(CALENDAR) && entry.document() != null) {
      calendars.add(entry.document());
    }
    LoggedPause.in(entry).ifPresent(pauses::add);
  }

  private void keep(LoggedNotice notice) {
    notices.computeIfAbsent(notice.ref().number(), number -> new ArrayList<>()).add(notice);
  }

  private Optional<Refusal> compareOlder(Checkpoint older) {
    var tiles = new TiledTree(source::get, tree.size());
    return ConsistencyProof.of(tiles, older.size(), tree.size()).holds(older.root(), tree.root())
        ? Optional.empty()
        : forked(older);
  }

  private Optional<Refusal> forked(Checkpoint checkpoint) {
    return Optional.of(
        Refusal.of("log-forked").with("size", checkpoint.size()).with("file", file.toString()));
  }

  /** Begins with what the file holds; what an interrupted reading took is forgotten. */
  private void recall(String expected) throws IOException {
    origin = expected;
    tree = new RunningRoot();
    notices.clear();
    calendars.clear();
    pauses.clear();
    if (!Files.exists(file)) {
      return;
    }
    JsonObject memory = JsonObject.parseCanonical(Files.readAllBytes(file)).expectType(TYPE);
    if (!memory.string("origin").equals(expected)) {
      throw new IOException(file + " remembers another log, " + memory.string("origin"));
    }
    tree = new RunningRoot(memory.integer("size"), memory.values("edge", Sha256::fromHex));
    memory.objects("notices", LoggedNotice::from).forEach(this::keep);
    calendars.addAll(memory.values("calendars", Sha256::fromHex));
    pauses.addAll(memory.objects("pauses", LoggedPause::from));
  }

  /** Replaces the file whole, so that a crash leaves the old memory or the new one. */
  private void remember() {
    JsonObject memory =
        JsonObject.ofType(TYPE)
            .put("origin", origin)
            .put("size", tree.size())
            .put("edge", tree.edge(), Sha256::hex)
            .put("calendars", List.copyOf(calendars), Sha256::hex)
            .put(
                "notices",
                notices.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .flatMap(tender -> tender.getValue().stream())
                    .toList(),
                LoggedNotice::toJson)
            .put("pauses", pauses, LoggedPause::toJson)
            .build();
    try {
      Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "log", ".new");
      Files.write(fresh, memory.canonical());
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The memory of the log cannot be kept: " + file, e);
    }
  }
}
