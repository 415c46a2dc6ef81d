package org.opengeps.client.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.client.http.LogSource;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.outage.LoggedNotice;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.HiddenLeaf;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.testing.MirroredLog;

/** A member reads a log of some hundred entries, in which notices appear between batches. */
class MemberLogTest {
  private static final Instant AT = Instant.parse("2025-06-20T01:00:00Z");
  private static final String NUMBER = "R25BK00000007";
  private final List<byte[]> entries = new ArrayList<>();
  private final List<String> fetched = new ArrayList<>();
  @TempDir private Path mirror;
  @TempDir private Path device;

  @Test
  void theLastWordOnANoticeIsFoundWhereverItStands() {
    fill(300);
    notice("notice-published", NUMBER + "-000", "first");
    fill(300);
    Checkpoint before = publish();
    notice("notice-corrected", NUMBER + "-001", "second");
    fill(5);

    assertThat(reader().readTo(before)).isEmpty();
    assertThat(latest(before).ref().order()).isEqualTo("000");
    assertThat(latest(publish()).notice()).isEqualTo(Sha256.ofText("second"));
    assertThat(latest(publish()).ref().order()).isEqualTo("001");
  }

  @Test
  void everyWordOnANoticeIsRememberedInTheOrderOfTheLog() {
    notice("notice-published", NUMBER + "-000", "first");
    fill(3);
    assertThat(reader().readTo(publish())).isEmpty();
    notice("notice-published", NUMBER + "-000", "first again, in other words");
    notice("notice-corrected", NUMBER + "-001", "second");
    MemberLog reader = reader();
    assertThat(reader.readTo(publish())).isEmpty();
    assertThat(reader.notices(NUMBER))
        .extracting(LoggedNotice::notice)
        .containsExactly(
            Sha256.ofText("first"),
            Sha256.ofText("first again, in other words"),
            Sha256.ofText("second"));
  }

  @Test
  void calendarsAreRememberedToo() {
    Sha256 calendar = Sha256.ofText("달력");
    JsonObject data = JsonObject.builder().put("id", "kr-public").build();
    assertThat(reader().calendars()).isEmpty();
    entries.add(
        new LedgerEntry("calendar-published", calendar.hex(), AT, calendar, data).canonical());
    assertThat(reader().readTo(publish())).isEmpty();
    fill(3);
    MemberLog reader = reader();
    assertThat(reader.readTo(publish())).isEmpty();
    assertThat(reader.calendars()).containsExactly(calendar);
  }

  @Test
  void aCancellationIsTheLastWordToo() {
    notice("notice-published", NUMBER + "-000", "first");
    notice("notice-cancelled", NUMBER + "-000", null);
    assertThat(latest(publish()).isCancelled()).isTrue();
  }

  @Test
  void whatWasReadOnceIsNotFetchedAgain() {
    fill(600);
    assertThat(reader().readTo(publish())).isEmpty();
    fetched.clear();
    fill(10);
    assertThat(reader().readTo(publish())).isEmpty();
    assertThat(fetched).containsExactly("tile/entries/002.p/98");
  }

  @Test
  void aLogRewrittenBehindTheMemberIsRefused() {
    fill(400);
    Checkpoint seen = publish();
    assertThat(reader().readTo(seen)).isEmpty();
    entries.set(17, new byte[] {1});
    notice("notice-published", NUMBER + "-000", "other");
    Checkpoint rewritten = publish();
    assertThat(code(reader().readTo(rewritten))).isEqualTo("log-forked");
  }

  @Test
  void anEntryLeftOutIsNoticed() {
    fill(20);
    notice("notice-corrected", NUMBER + "-001", "second");
    fill(20);
    Checkpoint honest = publish();
    entries.set(20, entries.get(19));
    publish();
    assertThat(code(reader().readTo(honest))).isEqualTo("log-forked");
  }

  @Test
  void anOlderCheckpointMustLeadToWhatWasReadLater() {
    fill(500);
    Checkpoint older = publish();
    fill(130);
    assertThat(reader().readTo(publish())).isEmpty();
    assertThat(reader().readTo(older)).isEmpty();
    var forged = new Checkpoint("log.test", older.size(), Sha256.ofText("another tree"));
    assertThat(code(reader().readTo(forged))).isEqualTo("log-forked");
  }

  @Test
  void aLogThatIsNotServedOpensNothing() {
    fill(3);
    Checkpoint more = publish();
    assertThat(code(reader().readTo(new Checkpoint("log.test", 999, more.root()))))
        .isEqualTo("log-unreadable");
  }

  @Test
  void theMemoryOfAnotherLogIsNotMixedIn() {
    fill(3);
    Checkpoint here = publish();
    assertThat(reader().readTo(here)).isEmpty();
    assertThat(code(reader().readTo(new Checkpoint("other.test", 3, here.root()))))
        .isEqualTo("log-unreadable");
  }

  private LoggedNotice latest(Checkpoint checkpoint) {
    MemberLog reader = reader();
    assertThat(reader.readTo(checkpoint)).isEmpty();
    List<LoggedNotice> all = reader.notices(NUMBER);
    return all.get(all.size() - 1);
  }

  private MemberLog reader() {
    LogSource files = LogSource.at(mirror.toString());
    return new MemberLog(path -> counted(files, path), device.resolve("key.p12.log"));
  }

  private byte[] counted(LogSource files, String path) throws IOException {
    fetched.add(path);
    return files.get(path);
  }

  private Checkpoint publish() {
    return new MirroredLog(mirror, "log.test").write(entries);
  }

  private void fill(int count) {
    IntStream.range(0, count)
        .mapToObj(
            i ->
                new LedgerEntry.BatchHead(
                    entries.size(), HiddenLeaf.BATCH, Sha256.ofText("batch " + i)))
        .forEach(batch -> entries.add(LedgerEntry.of(batch, AT).canonical()));
  }

  private void notice(String kind, String subject, String notice) {
    JsonObject data =
        notice == null
            ? JsonObject.builder().put("reason", "no budget").build()
            : JsonObject.builder().put("notice", Sha256.ofText(notice).hex()).build();
    Sha256 document = Sha256.ofText("signed " + notice);
    entries.add(new LedgerEntry(kind, subject, AT, document, data).canonical());
  }

  private static String code(Optional<Refusal> refusal) {
    return refusal.map(Refusal::code).orElse("none");
  }
}
