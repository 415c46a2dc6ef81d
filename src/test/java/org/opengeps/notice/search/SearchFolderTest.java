package org.opengeps.notice.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opengeps.notice.search.Tenders.number;
import static org.opengeps.notice.search.Tenders.ref;
import static org.opengeps.notice.search.Tenders.titled;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.ThreadInterruptedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.model.SearchedTender;
import org.opengeps.notice.model.SignedOrder;

/** An index that is lost, damaged, old or somebody else's harms nothing and comes back. */
class SearchFolderTest {
  private static final List<SignedOrder> BOTH = List.of(ref(1), ref(2));

  @TempDir private Path home;
  private LuceneTenderIndex index;

  @AfterEach
  void close() {
    if (index != null) {
      index.close();
    }
  }

  private LuceneTenderIndex opened() {
    index = new LuceneTenderIndex(home.toString(), Optional.empty());
    assertThat(index.open()).isTrue();
    return index;
  }

  private void filled() {
    opened().put(List.of(titled(1, "하수관로 정비"), titled(2, "도서관 증축")));
    index.keep();
  }

  @Test
  void whatWasKeptIsThereAfterAStartAndWhatWasNotIsMissing() {
    filled();
    index.put(List.of(titled(3, "교량 보수")));
    assertThat(Tenders.find(index, "교량").numbers()).containsExactly(number(3));
    index.close();
    opened();
    assertThat(Tenders.find(index, "도서관").numbers()).containsExactly(number(2));
    assertThat(index.missing(List.of(ref(1), ref(2), ref(3)))).containsExactly(ref(3));
  }

  @Test
  void aLaterOrderTakesThePlaceOfTheOneBefore() {
    filled();
    SignedOrder later = new SignedOrder(number(1).order(1), Sha256.ofText("later"));
    assertThat(index.missing(List.of(later))).containsExactly(later);
    index.put(
        List.of(
            new SearchedTender(
                later, true, Tenders.AGENCY, java.time.Instant.EPOCH, List.of("우수관로"), List.of())));
    assertThat(index.missing(List.of(later, ref(1)))).containsExactly(ref(1));
    assertThat(Tenders.find(index, "하수관로").numbers()).isEmpty();
    assertThat(Tenders.find(index, "관로").numbers()).containsExactly(number(1));
  }

  @Test
  void theSameOrderWithOtherWordsIsMissingAndSoIsOneThatCouldNotBeRead() {
    filled();
    SignedOrder other = new SignedOrder(ref(1).ref(), Sha256.ofText("other words"));
    assertThat(index.missing(List.of(other, ref(2)))).containsExactly(other);
    index.put(
        List.of(
            new SearchedTender(
                other,
                false,
                Tenders.AGENCY,
                java.time.Instant.EPOCH,
                List.of("우수관로"),
                List.of())));
    assertThat(index.missing(List.of(other, ref(1)))).containsExactly(other, ref(1));
    assertThat(Tenders.find(index, "우수관로").numbers()).containsExactly(number(1));
  }

  @Test
  void aDeletedFolderIsNoticedAndBeginsAnew() throws IOException {
    filled();
    for (Path file : files()) {
      Files.delete(file);
    }
    Files.delete(home.resolve("search"));
    assertThat(index.isOpen()).isFalse();
    assertThat(index.find(List.of("도서관"), Optional.empty())).isEmpty();
    assertThat(index.open()).isTrue();
    assertThat(index.missing(BOTH)).isEqualTo(BOTH);
    index.put(List.of(titled(2, "도서관 증축")));
    assertThat(Tenders.find(index, "도서관").numbers()).containsExactly(number(2));
  }

  @Test
  void everyDamagedFileIsNoticedAndTheIndexBeginsAnew() throws IOException {
    filled();
    index.close();
    for (String end : List.of(".cfs", ".cfe", ".si", "segments_")) {
      for (Path whole : files(end)) {
        byte[] bytes = Files.readAllBytes(whole);
        byte[] broken = bytes.clone();
        broken[broken.length / 2] ^= 0x5a;
        Files.write(whole, broken);
        index = new LuceneTenderIndex(home.toString(), Optional.empty());
        assertThat(index.open()).as(whole.toString()).isTrue();
        assertThat(index.missing(BOTH)).isEqualTo(BOTH);
        index.put(List.of(titled(1, "하수관로 정비"), titled(2, "도서관 증축")));
        index.keep();
        index.close();
      }
    }
    for (Path file : files("segments_")) {
      Files.write(file, new byte[0]);
    }
    index = new LuceneTenderIndex(home.toString(), Optional.empty());
    assertThat(index.open()).isTrue();
    assertThat(index.missing(BOTH)).isEqualTo(BOTH);
  }

  @Test
  void aWriterThatGaveUpIsOpenedAgainWithWhatWasKept() throws IOException {
    OpenIndex open = new OpenIndex(home.resolve("given-up"), Analysis.ofTexts());
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> open.put(List.of(titled(1, "하수관로 정비"))))
          .isInstanceOf(IOException.class);
    } finally {
      Thread.interrupted();
    }
    assertThatThrownBy(open::isThere)
        .isInstanceOf(AlreadyClosedException.class)
        .satisfies(why -> assertThat(SearchFolder.isDamage((Exception) why)).isFalse());
    open.close();
  }

  @Test
  void aThreadThatIsInterruptedWhileItTakesInLosesNothingThatWasKept() {
    filled();
    Thread.currentThread().interrupt();
    try {
      assertThat(index.put(List.of(titled(3, "교량 보수")))).isFalse();
    } finally {
      Thread.interrupted();
    }
    assertThat(index.open()).isTrue();
    assertThat(index.missing(List.of(ref(1), ref(2), ref(3)))).containsExactly(ref(3));
  }

  @Test
  void filesOfOthersBesideADamagedIndexStay() throws IOException {
    filled();
    index.close();
    Path theirs = home.resolve("search/backup-2026.tar");
    Files.writeString(theirs, "not ours");
    for (Path file : files("segments_")) {
      Files.write(file, new byte[0]);
    }
    opened();
    assertThat(index.missing(BOTH)).isEqualTo(BOTH);
    assertThat(theirs).hasContent("not ours");
  }

  @Test
  void aFolderOfOthersIsNotUsed() throws IOException {
    Path theirs = Files.createDirectories(home.resolve("search")).resolve("notes.txt");
    Files.writeString(theirs, "not ours");
    index = new LuceneTenderIndex(home.toString(), Optional.empty());
    assertThat(index.open()).isFalse();
    assertThat(index.find(List.of("도서관"), Optional.empty())).isEmpty();
    assertThat(files()).containsExactly(theirs);
    Files.delete(theirs);
    Files.createDirectory(home.resolve("search/lost+found"));
    assertThat(index.open()).as("a mount with nothing in it").isTrue();
  }

  @Test
  void theFilesOfADamagedIndexThatAnotherProcessHasAreLeftAlone() throws IOException {
    filled();
    List<Path> before = files();
    assertThatThrownBy(() -> SearchFolder.clear(home.resolve("search")))
        .isInstanceOf(LockObtainFailedException.class);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void onlyWhatIsWrongWithTheFilesIsDamage() {
    for (Exception harmless :
        List.of(
            new IOException("No space left on device"),
            new FileSystemException("_0.cfs", null, "Too many open files"),
            new IOException(new ClosedByInterruptException()),
            new AlreadyClosedException("closed", new IOException("No space left on device")),
            new ThreadInterruptedException(new InterruptedException()))) {
      assertThat(SearchFolder.isDamage(harmless)).as(harmless.toString()).isFalse();
    }
    for (Exception harm :
        List.of(
            new CorruptIndexException("a sum", "_0.cfs"),
            new NoSuchFileException("_0.cfs"),
            new EOFException(),
            new IllegalArgumentException("no such codec"))) {
      assertThat(SearchFolder.isDamage(harm)).as(harm.toString()).isTrue();
    }
  }

  @Test
  void aThreadThatIsInterruptedWhileItReadsHarmsNeitherThePageNorTheFiles() {
    filled();
    index.close();
    opened();
    Thread.currentThread().interrupt();
    try {
      index.find(List.of("도서관"), Optional.empty());
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    assertThat(index.isOpen()).as("its files were closed").isFalse();
    assertThat(index.open()).isTrue();
    assertThat(index.missing(BOTH)).isEmpty();
    assertThat(Tenders.find(index, "도서관").numbers()).containsExactly(number(2));
  }

  @Test
  void whatFailsAgainAndAgainIsSaidOnceUntilItWasKept() {
    Logger log = Logger.getLogger(LuceneTenderIndex.class.getName());
    List<String> said = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            if (entry.getMessage().contains("is opened again")) {
              said.add(entry.getMessage());
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    log.addHandler(handler);
    try {
      filled();
      losesItsFiles();
      losesItsFiles();
      assertThat(said).hasSize(1);
      assertThat(index.keep()).isTrue();
      losesItsFiles();
      assertThat(said).hasSize(2);
    } finally {
      log.removeHandler(handler);
    }
  }

  private void losesItsFiles() {
    try {
      for (Path file : files()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    assertThat(index.isOpen()).isFalse();
    assertThat(index.keep()).isFalse();
    assertThat(index.put(List.of())).isFalse();
    assertThat(index.open()).isTrue();
  }

  @Test
  void anIndexOfAnotherVersionBeginsAnew() throws IOException {
    filled();
    index.close();
    try (NIOFSDirectory directory = new NIOFSDirectory(home.resolve("search"));
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of("opengeps", "0").entrySet());
      writer.commit();
    }
    index = new LuceneTenderIndex(home.toString(), Optional.empty());
    assertThat(index.open()).isTrue();
    assertThat(index.missing(BOTH)).isEqualTo(BOTH);
  }

  @Test
  void aFolderInUseIsLeftAloneUntilItIsFree() {
    filled();
    LuceneTenderIndex second = new LuceneTenderIndex(home.toString(), Optional.empty());
    assertThat(second.open()).isFalse();
    assertThat(second.find(List.of("도서관"), Optional.empty())).isEmpty();
    assertThat(Tenders.find(index, "도서관").numbers()).containsExactly(number(2));
    index.close();
    assertThat(index.open()).as("the server stops").isFalse();
    assertThat(second.open()).isTrue();
    assertThat(Tenders.find(second, "도서관").numbers()).containsExactly(number(2));
    second.close();
  }

  @Test
  void nodesThatShareADataFolderHaveIndexesOfTheirOwn() {
    filled();
    Path own = home.resolve("of-node-2");
    LuceneTenderIndex second = new LuceneTenderIndex(home.toString(), Optional.of(own.toString()));
    assertThat(second.open()).isTrue();
    assertThat(second.missing(BOTH)).isEqualTo(BOTH);
    assertThat(own).isNotEmptyDirectory();
    second.close();
  }

  /** Those whose names have a part. */
  private List<Path> files(String part) throws IOException {
    List<Path> named =
        files().stream().filter(file -> file.getFileName().toString().contains(part)).toList();
    assertThat(named).as(part).isNotEmpty();
    return named;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("search"))) {
      return files.toList();
    }
  }
}
